"""Tell what became of prints, to people and to machines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from handout.cli.show import as_data, in_colour, is_terminal, show, show_json
from handout.model.outcome import Outcome

WIPED = "\r\033[K"
"""Back to the start of the line, and nothing left of it."""


def tell(outcome: Outcome, is_explained: bool = False) -> None:
    """One line for each print as it comes off, and what was found on the way."""
    show(outcome.diagnostics)
    if is_explained and outcome.because:
        _explain(outcome)
    elif outcome.written and not outcome.is_current:
        pages = f"{outcome.pages} page{'s' if outcome.pages > 1 else ''}"
        done = in_colour("proven", "32", sys.stdout)
        full = " ".join(f"{percent} %" for percent in outcome.fill)
        said = "  ".join(filter(None, (pages, full, outcome.density, outcome.fingerprint)))
        print(f"{done}  {outcome.written[0]}  {said}", flush=True)
    elif outcome.removed:
        print(f"{in_colour('removed', '33', sys.stdout)} {outcome.removed[0]}: {outcome.because}", flush=True)


def _explain(outcome: Outcome) -> None:
    """What became of a print, and why."""
    what = (
        "refused"
        if outcome.is_refused
        else "current"
        if outcome.is_current
        else "printed"
        if outcome.written
        else "removed"
    )
    name = outcome.written or outcome.removed or (f"{outcome.topic} {outcome.variant}".strip(),)
    print(f"{what}  {name[0]}: {outcome.because}", flush=True)


def counting(outcomes: Iterable[Outcome], total: int, stream: TextIO | None = None) -> Iterator[Outcome]:
    """Each outcome as it comes; on a terminal, how many of all topics have been looked at meanwhile."""
    stream = stream or sys.stderr
    if not is_terminal(stream):
        yield from outcomes
        return
    done = 0
    for outcome in outcomes:
        print(WIPED, end="", file=stream)
        yield outcome
        done += bool(outcome.topic)
        print(f"{WIPED}{done} of {total} topics", end="", file=stream, flush=True)
    print(WIPED, end="", file=stream, flush=True)


def report(outcomes: list[Outcome], form: str) -> None:
    """The last word: what was written, what stands, what was refused and why."""
    if form == "json":
        show_json({"outcomes": [data_of(outcome) for outcome in outcomes]})
        return
    print(counted(outcomes))
    for outcome in (each for each in outcomes if each.is_refused):
        name = " ".join(part for part in (outcome.topic or "the project", outcome.variant) if part)
        codes = dict.fromkeys(each.code for each in outcome.diagnostics if each.severity == "error")
        print(f"  {in_colour('refused', '31;1', sys.stdout)}  {name}: {', '.join(codes)}")


def counted(outcomes: Sequence[Outcome]) -> str:
    """How many prints stand, were written, taken away and refused."""
    stand = [each for each in outcomes if each.written]
    counts = {
        "current": sum(each.is_current for each in stand),
        "written": sum(not each.is_current for each in stand),
        "removed": sum(bool(each.removed) for each in outcomes),
        "refused": sum(each.is_refused for each in outcomes),
    }
    always = ("written", "refused")
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count or what in always)


def data_of(outcome: Outcome) -> dict[str, object]:
    return {
        "topic": outcome.topic,
        "variant": outcome.variant,
        "written": [] if outcome.is_current else [path.as_posix() for path in outcome.written],
        "files": [path.as_posix() for path in outcome.written],
        "removed": [path.as_posix() for path in outcome.removed],
        "pages": outcome.pages,
        "fingerprint": outcome.fingerprint,
        "fill": list(outcome.fill),
        "density": outcome.density,
        "is_current": outcome.is_current,
        "is_refused": outcome.is_refused,
        "because": outcome.because,
        "diagnostics": [as_data(each) for each in outcome.diagnostics],
    }
