"""Fullness: how much room is left for the next edit, on the last page that there may be."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Finding, Place
from handout.model.document import Document, Page
from handout.model.faults import fitting
from handout.model.plan import Plan

MOST_PERCENT = 90


def fullness(document: Document, plan: Plan) -> Iterator[Finding]:
    """A fitted print that can be set no closer, on no more pages, and fills the last of them."""
    densities, pages = plan.variant.densities, document.pages
    if not densities or plan.density != densities[-1] or len(pages) < plan.most_pages:
        return
    if pages[-1].fill_percent > MOST_PERCENT:
        where = f"{plan.variant.leaf} {len(pages)} of {len(pages)}"
        yield fitting.nearly_full(_last_written(pages[-1], plan), where, pages[-1].fill_percent)


def _last_written(page: Page, plan: Plan) -> Place:
    """The last statement of a page that somebody wrote."""
    places = {line.id: line.place for line in plan.lines() if line.place}
    said = [ink for ink in page.inks if ink.line in places and ink.role != "furniture"]
    lowest = max(said, key=lambda ink: (ink.box.bottom, ink.box.x), default=None)
    return places[lowest.line] if lowest and lowest.line is not None else ()
