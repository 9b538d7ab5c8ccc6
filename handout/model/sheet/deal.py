"""Deal pages onto sheets, slot by slot: nothing is scaled, lost or printed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from handout.model.sheet.area import Area
from handout.model.sheet.flip import behind, correction, is_turned
from handout.model.sheet.leaves import Odd, Page, pages_in_turn, pairs
from handout.model.sheet.setup import Setup
from handout.model.sheet.sheet import Placement, Sheet, Side


@dataclass(frozen=True)
class Share:
    """A print as it is dealt: how many pages it has, and how often it is wanted."""

    pages: int
    copies: int = 1


@dataclass(frozen=True)
class _Pair:
    print: int
    front: Page
    back: Page


def deal(setup: Setup, shares: Sequence[Share], odd: Odd = "error") -> tuple[Sheet, ...]:
    """The sheets that hold every page of every copy, in the order in which they are wanted."""
    waiting = _pairs(setup, shares, odd)
    is_folded = setup.layout.makes == "folded-cards"
    slots = setup.cells if setup.layout.makes != "booklet" else setup.cells[0].halves
    sheets = []
    while pairs_here := list(islice(waiting, len(slots))):
        together = list(zip(slots, pairs_here, strict=False))
        sheets.append(_folded(setup, together) if is_folded else _turned_over(setup, together))
    return tuple(sheets)


def _pairs(setup: Setup, shares: Sequence[Share], odd: Odd) -> Iterator[_Pair]:
    for number, share in enumerate(shares):
        pages = pages_in_turn(setup, share.pages, odd)
        for _ in range(share.copies):
            yield from (_Pair(number, front, back) for front, back in pairs(setup, pages))


def _folded(setup: Setup, together: Sequence[tuple[Area, _Pair]]) -> Sheet:
    """Front and back beside each other: folded back to back, the one lies behind the other."""
    placements = [
        _placed(setup, pair.print, page, slot, cell)
        for cell, pair in together
        for page, slot in zip((pair.front, pair.back), cell.halves, strict=True)
        if page is not None
    ]
    return Sheet(Side(tuple(placements), tuple(cell for cell, _ in together)))


def _turned_over(setup: Setup, together: Sequence[tuple[Area, _Pair]]) -> Sheet:
    """Each back right behind its front, however the paper is turned over."""
    cells = setup.cells if setup.layout.makes == "booklet" else tuple(slot for slot, _ in together)
    front = [
        _placed(setup, pair.print, pair.front, slot, _cell(setup, slot))
        for slot, pair in together
        if pair.front is not None
    ]
    if setup.flip == "none":
        return Sheet(Side(tuple(front), cells))
    back = [
        _placed(setup, pair.print, pair.back, _behind(setup, slot), _behind(setup, _cell(setup, slot)), True)
        for slot, pair in together
        if pair.back is not None
    ]
    turned = tuple(_behind(setup, cell) for cell in cells)
    return Sheet(Side(tuple(front), cells), Side(tuple(back), turned))


def _cell(setup: Setup, slot: Area) -> Area:
    return setup.cells[0] if setup.layout.makes == "booklet" else slot


def _behind(setup: Setup, area: Area) -> Area:
    return behind(area, setup.paper, setup.flip).moved(*correction(setup.offset, setup.paper, setup.flip))


def _placed(setup: Setup, number: int, page: int, slot: Area, cell: Area, is_back: bool = False) -> Placement:
    """A page in the middle of its slot; where two pages meet in a fold, neither runs over it."""
    area = slot.amid(setup.leaf.size)
    clip = area.grown(setup.leaf.bleed)
    if slot != cell:
        left = slot.left if slot.left > cell.left else clip.left
        right = slot.right if slot.right < cell.right else clip.right
        clip = clip.within(Area(left, clip.bottom, right - left, clip.height))
    if slot.size != setup.leaf.size and setup.layout.takes_smaller:
        clip = clip.within(slot)
    return Placement(number, page, area, clip, is_back and is_turned(setup.paper, setup.flip))
