"""Which statements to shorten, and by how much, where a text does not fit: tried before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from handout.model.document import Document, TextLine
from handout.model.plan import Line, Plan
from handout.model.rewording import reworded, without_beginning
from handout.model.shortfall import Cut

MOST_LAYOUTS = 8
MOST_CUTS = 8
"""Who must shorten more statements than these has a topic to split, and no sentence to polish."""

LaidOut = Callable[[Plan], Document]
HasRoom = Callable[[Document, Plan], bool]


def cuts_that_fit(plan: Plan, document: Document, laid_out: LaidOut, has_room: HasRoom) -> tuple[Cut, ...]:
    """The cheapest cuts after which the plan fits; nothing where no few of them are enough.

    A statement that loses the words of its last line frees that line, so those
    whose last lines are short come first. What is freed on an early side need
    not help a later one: each choice is laid out before it is told, and the
    next one frees what was still over.
    """
    steps, missing = list(_steps(plan, document)), _over_mm(plan, document)
    for tried in range(1, MOST_LAYOUTS):
        chosen = _cheapest(steps, missing, plan.most_pages)
        if not 0 < len(chosen) <= MOST_CUTS:
            return ()
        attempt = shortened(plan, chosen)
        found = laid_out(attempt)
        if has_room(found, attempt):
            return _needed(plan, chosen, laid_out, has_room, MOST_LAYOUTS - tried)
        missing += max(_over_mm(plan, found), min(each.freed_mm for each in chosen))
    return ()


def shortened(plan: Plan, cuts: Sequence[Cut]) -> Plan:
    """The plan with these cuts made, to be measured: each takes the first words of its statement."""
    losses = {cut.line: cut.characters for cut in cuts}

    def change(line: Line) -> Line:
        return without_beginning(line, losses[line.id]) if line.id in losses else line

    return reworded(plan, change)


def _over_mm(plan: Plan, document: Document) -> float:
    return sum(page.filled_mm for page in document.pages[plan.most_pages :])


def _steps(plan: Plan, document: Document) -> Iterator[tuple[int, Cut]]:
    """Each line that a statement can give up, with its page; of one statement, the last first."""
    written = {line.id: line for line in plan.lines() if line.place}
    printed = [
        (number, line)
        for number, page in enumerate(document.pages, start=1)
        for line in page.text_lines
        if line.line in written and line.role == "text"
    ]
    printed.sort(key=lambda each: each[1].line or 0)
    for line, group in groupby(printed, key=lambda each: each[1].line):
        lines = list(group)
        if lines[-1][1].is_last and line is not None:
            yield from _given_up(written[line], lines)


def _given_up(line: Line, printed: list[tuple[int, TextLine]]) -> Iterator[tuple[int, Cut]]:
    least = 0
    for number, (page, each) in enumerate(reversed(printed[1:]), start=1):
        least += len(each.text.strip()) + 1
        left = without_beginning(line, least)
        yield page, Cut(line.id, len(line.text) - len(left.text), number, number * each.height_mm)


def _cheapest(steps: Sequence[tuple[int, Cut]], missing_mm: float, most_pages: int) -> tuple[Cut, ...]:
    """Cuts that free so much: on the last side and beyond it, or anywhere where these are not enough."""
    late = [cut for page, cut in steps if page >= most_pages]
    for open_ in (late, [cut for _, cut in steps]):
        chosen: dict[int, Cut] = {}
        for cut in sorted(open_, key=lambda each: (each.characters / each.lines, each.lines)):
            if sum(each.freed_mm for each in chosen.values()) >= missing_mm:
                break
            chosen[cut.line] = max(cut, chosen.get(cut.line, cut), key=lambda each: each.lines)
        if sum(each.freed_mm for each in chosen.values()) >= missing_mm and len(chosen) <= MOST_CUTS:
            return tuple(chosen.values())
    return ()


def _needed(
    plan: Plan, chosen: tuple[Cut, ...], laid_out: LaidOut, has_room: HasRoom, layouts: int
) -> tuple[Cut, ...]:
    """The cuts without those that turn out to help nothing, the dearest tried first."""
    for cut in sorted(chosen, key=lambda each: -each.characters)[:layouts]:
        fewer = tuple(each for each in chosen if each is not cut)
        attempt = shortened(plan, fewer)
        if fewer and has_room(laid_out(attempt), attempt):
            chosen = fewer
    return chosen
