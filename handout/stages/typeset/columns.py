"""Columns that end together, found in few layouts: this stands in for WeasyPrint's own search.

WeasyPrint 70 lays out each column twice even where a page is full; on the last
page it makes them higher pixel by pixel or line by line, and lays all out anew
each time: seconds, where a drawing cannot be parted. Here each column is laid
out for good at once, and those of the last page again a few times, at heights
reckoned from what was left over the time before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handout.stages.typeset.spread import Columns, Spread, is_plain, spread_of

LINE_PX = 12.0
NEAR_PX = LINE_PX
"""Columns whose ends could be brought together by no more than this end together."""
MOST_TRIALS = 4


def balance_in_few_layouts() -> None:
    """Have WeasyPrint lay out its columns this way from now on, where they are plain enough for it."""
    from weasyprint.layout import block

    block.columns_layout = _instead_of(block.columns_layout)


def _instead_of(own: Callable[..., Any]) -> Callable[..., Any]:
    def columns_layout(context: Any, box: Any, *around: Any) -> Any:
        if not is_plain(context, box):
            return own(context, box, *around)
        context.in_column = True
        spread = spread_of(context, box, *around)
        columns = spread.laid_out(spread.height)
        if columns.hold_all and box.style["column_fill"] == "balance":
            columns = balanced(spread, columns)
        if not columns.boxes:
            return own(context, box, *around)
        context.in_column = False
        return spread.closed(columns)

    return columns_layout


@dataclass
class _Search:
    """Between a height that is too low and one that is enough."""

    too_low: float
    enough: float

    @property
    def is_over(self) -> bool:
        return self.enough - self.too_low <= NEAR_PX


def balanced(spread: Spread, full: Columns) -> Columns:
    """The columns of a last page nearly as low as they can be, and all of the text in them.

    What is left over at some height tells which height is enough for certain:
    that of the last column, were all of it put below.
    """
    whole = sum(full.used_px)
    search = _Search(whole / spread.count, max(full.used_px))
    best, made, height = full, full, search.too_low + LINE_PX
    for _ in range(MOST_TRIALS):
        if search.is_over:
            break
        spread.undo(made)
        made = spread.laid_out(height)
        if made.hold_all:
            best, search.enough = made, max(made.used_px)
            height = (search.too_low + search.enough) / 2
        else:
            search.too_low = height
            certain = made.last_px + whole - sum(made.used_px) + 1
            height = certain if height < certain < search.enough else (height + search.enough) / 2
    if made is not best:
        spread.undo(made)
        best = spread.laid_out(best.height)
    return best
