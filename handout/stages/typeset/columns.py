"""Columns that end together, found in few layouts: this stands in for WeasyPrint's own search.

WeasyPrint 70 lays out each column twice even where a page is full; on the last
page it makes them higher pixel by pixel or line by line, and lays all out anew
each time: seconds, where a drawing cannot be parted. Here each column is laid
out for good at once, and those of the last page once again, at a height that
is reckoned from where their text could be parted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handout.stages.typeset.flow import NEARLY_PX, least_fill
from handout.stages.typeset.room import Columns, Room, is_plain, room_for
from handout.stages.typeset.rows import rows_of

LINE_PX = 12.0
"""Columns whose ends could be brought together by less than a line end together."""
MOST_TRIALS = 4


def balance_in_few_layouts() -> None:
    """Have WeasyPrint lay out its columns this way from now on, where they are plain enough for it."""
    from weasyprint.layout import block, column

    block.columns_layout = _instead_of(column.columns_layout)


def _instead_of(own: Callable[..., Any]) -> Callable[..., Any]:
    def columns_layout(context: Any, box: Any, *around: Any) -> Any:
        if not is_plain(context, box):
            return own(context, box, *around)
        context.in_column = True
        room = room_for(context, box, *around)
        columns = room.laid_out(room.height)
        if columns.hold_all and box.style["column_fill"] == "balance":
            columns = balanced(room, columns)
        if not columns.boxes:
            return own(context, box, *around)
        context.in_column = False
        return room.closed(columns)

    return columns_layout


def balanced(room: Room, full: Columns) -> Columns:
    """The columns of a last page as low as they can be, and all of the text in them.

    How low that is, is reckoned from where the rows of the full columns stand;
    where a layout does not bear it out, a search goes on from there.
    """
    used_px = full.used_px
    least = least_fill(rows_of(full.boxes, room.context), room.count, sum(used_px) / room.count, full.height)
    if least is None or max(used_px) - least.used_px <= LINE_PX:
        return full
    room.undo(full)
    made = room.laid_out(least.height_px + NEARLY_PX)
    return made if made.hold_all else _searched(room, full, made)


@dataclass
class _Search:
    """Between a height that is too low and one that is enough."""

    too_low: float
    enough: float

    @property
    def is_over(self) -> bool:
        return self.enough - self.too_low <= LINE_PX

    def next(self, certain: float) -> float:
        return certain if self.too_low < certain < self.enough else (self.too_low + self.enough) / 2


def _searched(room: Room, full: Columns, made: Columns) -> Columns:
    """The lowest columns that hold all, to a line, after some that were too low.

    What is left over at some height tells which height is enough for certain:
    that of the last column, were all of it put below.
    """
    whole, best = sum(full.used_px), full
    search = _Search(made.height, max(full.used_px))
    for _ in range(MOST_TRIALS):
        if search.is_over:
            break
        height = search.next(0 if made.hold_all else made.last_px + whole - sum(made.used_px) + 1)
        room.undo(made)
        made = room.laid_out(height)
        if made.hold_all:
            best, search.enough = made, max(made.used_px)
        else:
            search.too_low = height
    if made is not best:
        room.undo(made)
        best = room.laid_out(best.height)
    return best
