"""The sides of all sheets with what is drawn on them: marks, rules, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.model.sheet.drawn import Drawing
from handout.model.sheet.marks import marks
from handout.model.sheet.setup import Setup
from handout.model.sheet.sheet import Sheet, Side
from handout.model.sheet.slug import Slug, slug, ticket


@dataclass(frozen=True)
class Paperwork:
    """Every side of paper in turn, and how many of them, in front, are a ticket and bear no card."""

    sides: tuple[tuple[Side | None, Drawing], ...]
    tickets: int = 0


def paperwork(setup: Setup, sheets: Sequence[Sheet], words: Slug) -> Paperwork:
    """The sides of all sheets; where the margins have no room for all that must be said, a ticket says it."""
    sides, is_said = [], True
    for side, drawing, is_whole in _drawn(setup, sheets, words):
        sides.append((side, drawing))
        is_said = is_said and is_whole
    if is_said:
        return Paperwork(tuple(sides))
    in_front: list[tuple[Side | None, Drawing]] = [(None, ticket(setup, words))]
    if setup.flip != "none":
        in_front.append((None, Drawing()))
    return Paperwork((*in_front, *sides), len(in_front))


def _drawn(setup: Setup, sheets: Sequence[Sheet], words: Slug) -> Iterator[tuple[Side, Drawing, bool]]:
    for number, sheet in enumerate(sheets, start=1):
        for index, side in enumerate(sheet.sides):
            said, is_whole = slug(setup, words, number, is_back=index > 0)
            yield side, marks(setup, side.cells) + said, is_whole
