"""How low columns can be that hold a flow of rows.

A reckoning is not a layout: what comes of it is laid out before it is believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NEARLY_PX = 0.5
ROUNDING_PX = 0.01


@dataclass(frozen=True)
class Row:
    """A line, or a box that is not parted; down the flow, in CSS pixels."""

    begin_px: float
    """Where a column stands that begins with it: above it are the edges of the boxes that it opens."""
    bottom_px: float
    end_px: float
    """How far down there must be room in a column that ends with it."""
    can_begin: bool = True
    """A column may begin with it."""

    def moved(self, by_px: float) -> Row:
        return Row(self.begin_px + by_px, self.bottom_px + by_px, self.end_px + by_px, self.can_begin)


@dataclass(frozen=True)
class Fill:
    """Some rows in columns: the height that the columns have, and how far down they reach."""

    height_px: float
    used_px: float


def least_fill(rows: Sequence[Row], count: int, too_low: float, enough: float) -> Fill | None:
    """All rows in so many columns, as low as may be, to half a pixel; or nothing, where ``enough`` is not."""
    best = _fill(rows, count, enough)
    while best and enough - too_low > NEARLY_PX:
        height = (too_low + enough) / 2
        if made := _fill(rows, count, height):
            best, enough = made, height
        else:
            too_low = height
    return best


def _fill(rows: Sequence[Row], count: int, height: float) -> Fill | None:
    first, used_px = 0, 0.0
    for _ in range(count):
        begin_px = rows[first].begin_px
        first = _next(rows, first, begin_px + height + ROUNDING_PX)
        used_px = max(used_px, rows[first - 1].bottom_px - begin_px)
        if first == len(rows):
            return Fill(height, used_px)
    return None


def _next(rows: Sequence[Row], first: int, floor_px: float) -> int:
    """Where the next column begins, if this one is filled as far down as it may; or this one."""
    best = first
    for number in range(first + 1, len(rows) + 1):
        if rows[number - 1].begin_px > floor_px:
            break
        if rows[number - 1].end_px <= floor_px and (number == len(rows) or rows[number].can_begin):
            best = number
    return best
