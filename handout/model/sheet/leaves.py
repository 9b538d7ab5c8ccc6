"""Which page is printed behind which: pages of a print taken two by two, as a reader turns them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from handout.model.diagnostic import Finding
from handout.model.faults import imposing
from handout.model.sheet.setup import Setup

Odd = Literal["blank", "repeat", "error"]
Page = int | None
"""The number of a page of its print, from 0; none is left blank."""


def odd_pages(setup: Setup, pages: int, odd: Odd) -> Iterator[Finding]:
    """A page without a back, and no word on what is to be printed there."""
    wanted = _multiple(setup)
    if pages % wanted == 0 or odd == "blank" or (odd == "repeat" and setup.layout.makes != "booklet"):
        return
    if setup.layout.makes == "booklet":
        yield imposing.unfilled_booklet((), pages)
    else:
        yield imposing.odd_pages((), pages, "none" in setup.layout.flips and setup.flip != "none")


def pages_in_turn(setup: Setup, pages: int, odd: Odd) -> list[Page]:
    """The pages of one copy in the order of reading, filled up to what the layout needs."""
    told: list[Page] = list(range(pages))
    missing = -pages % _multiple(setup)
    return told + [pages - 1 if odd == "repeat" else None] * missing


def pairs(setup: Setup, pages: list[Page]) -> Iterator[tuple[Page, Page]]:
    """For each slot in turn the page on the front and the one behind it, or beside it where cards fold."""
    if setup.layout.makes == "booklet":
        yield from _nested(pages)
    elif _multiple(setup) == 1:
        yield from ((page, None) for page in pages)
    else:
        yield from zip(pages[::2], pages[1::2], strict=True)


def _nested(pages: list[Page]) -> Iterator[tuple[Page, Page]]:
    """Sheets laid into each other: the outermost bears the first two pages and the last two.

    On its front the left slot has the last page, and the one before it behind.
    """
    while pages:
        first, second, *pages = pages
        *pages, before, last = pages
        yield last, before
        yield first, second


def _multiple(setup: Setup) -> int:
    if setup.pages_in_booklet_sheet:
        return setup.pages_in_booklet_sheet
    return 1 if setup.layout.makes == "cards" and setup.flip == "none" else 2
