"""Marks to cut and fold by: beside the cards and between them, and never on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from handout.model.sheet.area import Area
from handout.model.sheet.drawn import HAIRLINE_MM, Drawing, Stroke
from handout.model.sheet.setup import ROUNDING, Setup

LONGEST = Fraction(3)
SHORTEST = Fraction(2)
"""A mark that is shorter than this is not seen."""


@lru_cache(maxsize=4)  # nearly every sheet of a job has the same
def marks(setup: Setup, cells: tuple[Area, ...]) -> Drawing:
    """Crop marks at the corners of each cell, and a dashed line above and below each fold.

    Where there is a gap they stand in it as well, so that a card that has been
    parted from its neighbours still bears its own.
    """
    if not setup.is_cut:
        return Drawing()
    strokes = {stroke for cell in cells for stroke in _beside(setup, cell, cells)}
    return Drawing(tuple(sorted(strokes, key=_order)))


def _beside(setup: Setup, cell: Area, cells: Sequence[Area]) -> Iterator[Stroke]:
    """The marks of one cell, as far as its neighbours and the paper's edge leave room."""
    ends_x = list(_reach(setup, cell.left, cell.right, setup.paper.width, _columns(cells)))
    ends_y = list(_reach(setup, cell.bottom, cell.top, setup.paper.height, _rows(cells)))
    for start, end in ends_y:
        yield from (Stroke(x, start, x, end) for x in (cell.left, cell.right))
        if setup.layout.makes != "cards":
            fold = cell.left + cell.width / 2
            yield Stroke(fold, start, fold, end, HAIRLINE_MM * 2, is_dashed=True)
    for start, end in ends_x:
        yield from (Stroke(start, y, end, y) for y in (cell.bottom, cell.top))


def _reach(
    setup: Setup, low: Fraction, high: Fraction, paper: Fraction, others: Sequence[tuple[Fraction, Fraction]]
) -> Iterator[tuple[Fraction, Fraction]]:
    """From where to where marks run below a cell and above it; none where the room is too short."""
    keep = setup.clearance
    floor = max([setup.edge, *(end + keep for _, end in others if end <= low)])
    ceiling = min([paper - setup.edge, *(start - keep for start, _ in others if start >= high)])
    down, up = max(floor, low - keep - LONGEST), min(ceiling, high + keep + LONGEST)
    if low - keep - down >= SHORTEST - ROUNDING:
        yield down, low - keep
    if up - high - keep >= SHORTEST - ROUNDING:
        yield high + keep, up


def _columns(cells: Sequence[Area]) -> list[tuple[Fraction, Fraction]]:
    return sorted({(cell.left, cell.right) for cell in cells})


def _rows(cells: Sequence[Area]) -> list[tuple[Fraction, Fraction]]:
    return sorted({(cell.bottom, cell.top) for cell in cells})


def _order(stroke: Stroke) -> tuple[Fraction, ...]:
    return (stroke.x0, stroke.y0, stroke.x1, stroke.y1)
