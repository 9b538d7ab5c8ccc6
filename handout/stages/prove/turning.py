"""Which place lies behind which, worked out by holding paper in the mind's hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handout.model.sheet.setup import Setup

POINTS_PER_MM = 72 / 25.4

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top of a place on its side, in points."""


@dataclass(frozen=True)
class Place:
    """A place on the front and the one behind it: on the back, or on the same side where paper folds."""

    front: Bounds
    back: Bounds | None
    side: int
    is_turned: bool
    is_verso: bool = False
    """In a booklet the left place of a front is a left page: the one before it lies behind it."""


def places(setup: Setup) -> Iterator[Place]:
    """Every place of a sheet."""
    for cell in setup.cells:
        left, bottom, right, top = (
            float(each) * POINTS_PER_MM for each in (cell.left, cell.bottom, cell.right, cell.top)
        )
        middle = (left + right) / 2
        if setup.layout.makes == "folded-cards":
            yield Place((left, bottom, middle, top), (middle, bottom, right, top), 0, is_turned=False)
        elif setup.layout.makes == "booklet":
            yield replace(_turned_over(setup, (left, bottom, middle, top)), is_verso=True)
            yield _turned_over(setup, (middle, bottom, right, top))
        else:
            yield _turned_over(setup, (left, bottom, right, top))


def _turned_over(setup: Setup, front: Bounds) -> Place:
    if setup.flip == "none":
        return Place(front, None, 0, is_turned=False)
    width, height = (float(each) * POINTS_PER_MM for each in (setup.paper.width, setup.paper.height))
    long_edge_is_upright = height >= width
    # The printer will set the back off by so much; it must be short of its place by as much before.
    right, up = (float(each) * POINTS_PER_MM for each in setup.offset)
    x0, y0, x1, y1 = front[0] - right, front[1] - up, front[2] - right, front[3] - up
    if long_edge_is_upright == (setup.flip == "long"):
        return Place(front, (width - x1, y0, width - x0, y1), 1, is_turned=False)
    return Place(front, (x0, height - y1, x1, height - y0), 1, is_turned=True)
