"""What keeps together in a line: a mark with the word before it, a figure with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from handout.model.figures import NBSP
from handout.model.plan import Run
from handout.model.units import SINGULAR, UNITS

# A figure never parts from its unit (NHS CUI MEDi-041; rule NB-1).
_UNITS = "|".join(map(re.escape, (*UNITS, *SINGULAR.values())))
_PARTED = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?:\b|(?<=%)))")


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """A mark keeps to the word before it, and a figure to its unit."""
    out: list[Run] = []
    for run in runs:
        if run.kind == "mark" and not run.text:  # references stand elsewhere: neither mark nor gap is printed
            out = _closed(out)
            continue
        if run.kind == "mark":
            out, run = _beside(out, run)
        text = run.text if run.kind == "link" else _PARTED.sub(NBSP, run.text)
        out.append(replace(run, text=text))
    return tuple(_gapped(out))


def _beside(runs: list[Run], mark: Run) -> tuple[list[Run], Run]:
    """The runs and their mark, between which no line ends.

    A no-break space that begins the mark does it. At the end of the words
    before, it makes WeasyPrint 70 end the line after its first word. Where
    there is no space, or a blank to write on, the last word is bound.
    """
    bare = _closed(runs)
    if bare and bare != runs and bare[-1].kind != "blank":
        return bare, replace(mark, text=NBSP + mark.text)
    return _bind_last_word(runs), mark


def _closed(runs: list[Run]) -> list[Run]:
    """The runs without the space they end with."""
    if not runs or runs[-1].kind == "blank":
        return runs
    *before, last = runs
    text = last.text.rstrip(" " + NBSP)
    return [*before, replace(last, text=text)] if text else before


def _gapped(runs: list[Run]) -> Iterator[Run]:
    """The space before a stretch of another look as a run of its own.

    Left at the end of plain words it makes WeasyPrint 70 end some lines after
    their first word.
    """
    for run, following in zip_longest(runs, runs[1:]):
        parted = following is not None and (following.is_bound or following.kind not in ("words", "mark"))
        if parted and run.kind == "words" and not run.is_bound and run.text.endswith(" ") and run.text != " ":
            yield replace(run, text=run.text[:-1])
            yield Run(" ", "gap")
        else:
            yield replace(run, kind="gap") if parted and run.text == " " else run


def _bind_last_word(runs: list[Run]) -> list[Run]:
    """The runs with their last word cut off and bound to what follows, as one unbreakable piece."""
    if not runs:
        return runs
    *before, last = runs
    if last.kind == "blank":  # room to write: none of it may be trimmed away
        return [*before, replace(last, is_bound=True)]
    body = last.text.rstrip(" " + NBSP)
    gap = NBSP if len(body) < len(last.text) else ""
    if not body and before:
        return [*_bind_last_word(before), Run(gap, is_bound=True)]
    head, space, word = ("", "", body) if last.kind.endswith("value") else body.rpartition(" ")
    kept = [replace(last, text=head + space)] if head + space else []
    bound = [replace(last, text=word, is_bound=True)] if word else []
    return [*before, *kept, *bound, *([Run(gap, is_bound=True)] if gap else [])]
