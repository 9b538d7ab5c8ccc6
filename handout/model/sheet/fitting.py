"""Whether pages fit a layout, and the layout its paper: told before anything is placed."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.faults import imposing
from handout.model.sheet.area import told
from handout.model.sheet.marks import SHORTEST
from handout.model.sheet.setup import ROUNDING, Setup


def misfits(setup: Setup) -> Iterator[Finding]:
    """All that keeps a layout from being cut true: a page too large, a gap too narrow, paper too small."""
    yield from _page(setup)
    yield from _gaps(setup)
    yield from _paper(setup)


def _page(setup: Setup) -> Iterator[Finding]:
    slot, page = setup.slot, setup.leaf.size
    across, up = page.width - slot.width, page.height - slot.height
    if max(across, up) > ROUNDING:
        yield imposing.page_exceeds_slot(("slot",), str(page), str(slot))
    elif min(across, up) < -ROUNDING and not setup.layout.takes_smaller:
        yield imposing.page_below_slot(("slot",), str(page), str(slot), setup.layout.makes == "cards")


def _gaps(setup: Setup) -> Iterator[Finding]:
    """Two grounds that run over meet in the gap, and each must keep its own half."""
    least = 2 * setup.leaf.bleed
    counts = (setup.layout.columns, setup.layout.rows)
    for name, gap, count in zip(("column_gap_mm", "row_gap_mm"), setup.gaps, counts, strict=True):
        if count > 1 and least - gap > ROUNDING:
            yield imposing.gap_too_narrow((name,), told(gap), told(setup.leaf.bleed), told(least))


def _paper(setup: Setup) -> Iterator[Finding]:
    """Cards with their marks, front and back, keep out of the rim that the printer cannot print."""
    if not setup.is_cut:
        return
    rim = setup.clearance + SHORTEST + max(map(abs, setup.offset))
    grid, room = setup.grid.grown(rim), setup.printable
    short = max(room.left - grid.left, room.bottom - grid.bottom)
    if short > ROUNDING:
        what = "cards" if setup.layout.makes != "booklet" else "two pages side by side"
        sizes = str(setup.grid.size), str(setup.paper), told(setup.edge), told(short)
        yield imposing.enters_printer_edge(("paper",), what, *sizes)
