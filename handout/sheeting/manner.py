"""How sheets are to be made: by which layout, on what paper, turned over how, by which printer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from handout.layouts import Layouts
from handout.model.sheet.area import Size
from handout.model.sheet.flip import NO_OFFSET, Flip, Offset
from handout.model.sheet.layout import Layout
from handout.model.sheet.leaves import Odd
from handout.model.sheet.paper import PAPERS, PaperName
from handout.model.sheet.printer import Printer
from handout.model.sheet.setup import Leaf, Setup
from handout.model.source import Source


@dataclass(frozen=True)
class Manner:
    """A layout and a printer with what was said on top of them; nothing said is left to the layout."""

    layout: Layout
    source: Source
    printer: Printer
    paper: PaperName | None = None
    flip: Flip | None = None
    odd: Odd = "error"
    offset: Offset = NO_OFFSET

    @property
    def paper_size(self) -> Size:
        size = PAPERS[self.paper or self.layout.paper]
        return size.turned if self.layout.is_turned else size

    def setup(self, leaf: Leaf) -> Setup:
        """The layout for pages of one size."""
        flip = self.flip or self.layout.flips[0]
        edge, words = Fraction(self.printer.edge_mm), Fraction(self.printer.words_mm)
        return Setup(self.layout, self.paper_size, flip, leaf, edge, words, self.offset)


def manner(
    layouts: Layouts,
    layout: str,
    printer: str = "office",
    *,
    paper: PaperName | None = None,
    flip: Flip | None = None,
    odd: Odd = "error",
    offset: Offset = NO_OFFSET,
) -> Manner:
    """The files of a layout and a printer, read, and what is said on top of them."""
    chosen, source = layouts.layout(layout)
    return Manner(chosen, source, layouts.printer(printer), paper, flip, odd, offset)
