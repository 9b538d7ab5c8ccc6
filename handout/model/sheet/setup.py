"""All that is settled before pages are laid out: the layout, on a paper, for a page of one size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from handout.model.sheet.area import Area, Size, told
from handout.model.sheet.flip import NO_OFFSET, Flip, Offset
from handout.model.sheet.layout import Layout

ROUNDING = Fraction(1, 20)
"""PDF counts in points and rounds: a page that is so much larger than its slot, in mm, is of its size."""

CLEARANCE = Fraction(3, 2)
"""Between a page, or its bleed, and the marks beside it: a cut that strays leaves no ink on the card."""

PAPER_SIZES_DIFFER = Fraction(1)
"""A5 is half of A4 less a millimetre: so much may be left over where pages fill the paper."""


@dataclass(frozen=True)
class Leaf:
    """A page as it is to stand on paper: its size once it is cut, and how far its ground runs over."""

    size: Size
    bleed: Fraction = Fraction(0)

    def __str__(self) -> str:
        return f"{self.size} with a bleed of {told(self.bleed)} mm" if self.bleed else str(self.size)


@dataclass(frozen=True, eq=False)
class Setup:
    """A layout for one size of page, on one paper, turned over in one way, for one printer."""

    layout: Layout
    paper: Size
    flip: Flip
    leaf: Leaf
    edge: Fraction
    words_edge: Fraction
    offset: Offset = NO_OFFSET

    @property
    def slot(self) -> Size:
        return self.layout.slot.size if self.layout.slot else self.leaf.size

    @property
    def cell(self) -> Size:
        """One place of the grid: a slot, or the two that fold onto each other."""
        return Size(self.slot.width * self.layout.pages_across, self.slot.height)

    @property
    def gaps(self) -> tuple[Fraction, Fraction]:
        """Between columns and between rows."""
        return Fraction(self.layout.column_gap_mm), Fraction(self.layout.row_gap_mm)

    @cached_property
    def grid(self) -> Area:
        """All cells together, in the middle of the paper."""
        across, down = self.layout.columns, self.layout.rows
        (beside, between), cell = self.gaps, self.cell
        size = Size(across * cell.width + (across - 1) * beside, down * cell.height + (down - 1) * between)
        return Area.of(self.paper).amid(size)

    @cached_property
    def cells(self) -> tuple[Area, ...]:
        """Each cell of the front, row by row from the top left."""
        return tuple(self._cells())

    def _cells(self) -> Iterator[Area]:
        cell, (beside, between), grid = self.cell, self.gaps, self.grid
        for row in range(self.layout.rows):
            for column in range(self.layout.columns):
                left = grid.left + column * (cell.width + beside)
                bottom = grid.top - cell.height - row * (cell.height + between)
                yield Area(left, bottom, cell.width, cell.height)

    @property
    def is_cut(self) -> bool:
        """Whether anything is cut off: a booklet may fill its paper."""
        spare = max(self.paper.width - self.grid.width, self.paper.height - self.grid.height)
        return self.layout.makes != "booklet" or not 0 <= spare <= PAPER_SIZES_DIFFER

    @property
    def pages_in_booklet_sheet(self) -> int:
        """How many pages one sheet of a booklet bears; none where sheets are not laid into each other."""
        return 4 if self.layout.makes == "booklet" else 0

    @property
    def clearance(self) -> Fraction:
        """How far marks keep from the cards."""
        return self.leaf.bleed + CLEARANCE

    @property
    def printable(self) -> Area:
        """Where on the paper anything may stand; the back is moved, so it has less."""
        return Area.of(self.paper).grown(-self.edge)
