"""Proof 2: the page budget holds, and every box lies inside its room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.document import Box, Document, Ink, Page
from handout.model.faults import printing
from handout.model.plan import Plan
from handout.stages.prove.places import echo, line_with, part_of, place_of

TOLERANCE_MM = 0.15
PRINTER_EDGE_MM = 3.0
EARLY_MM = 1.0


def fit(document: Document, plan: Plan, larger: str) -> Iterator[Finding]:
    """The document takes no more pages than its variant may."""
    pages, most = document.pages, plan.most_pages
    if len(pages) <= most:
        return
    over = [(page, ink) for page in pages[most:] for ink in page.inks if ink.role != "furniture"]
    first = over[0][1] if over else None
    leaf = plan.variant.leaf
    height = sum(_filled_mm(page) for page in pages[most:])
    yield printing.text_does_not_fit(
        place_of(plan, first.line) if first else (),
        part_of(plan, first) if first else "the title",
        f"{_count(len(pages), leaf)} where {_count(most, leaf)} may be",
        f"{height:.0f} mm on {leaf} {most + 1}",
        sum(len(ink.text) for _, ink in over),
        larger,
    )


def _count(number: int, leaf: str) -> str:
    return f"{number} {leaf}" if number == 1 else f"{number} {leaf}s"


def _filled_mm(page: Page) -> float:
    return max((ink.box.bottom - page.safe.y for ink in page.inks if ink.role != "furniture"), default=0.0)


def cuts(document: Document, plan: Plan) -> Iterator[Finding]:
    """Every text and image lies inside its page's safe area and every box that could clip it."""
    for page in document.pages:
        edge = Box(PRINTER_EDGE_MM, PRINTER_EDGE_MM, page.width_mm - 6, page.height_mm - 6)
        for ink in page.inks:
            room = edge if ink.role == "furniture" else page.safe
            over = max(_beyond(ink.box, each) for each in (room, *ink.clips))
            if ink.is_scaled:
                yield printing.scaled_text(place_of(plan, ink.line), echo(ink.text))
            elif over > TOLERANCE_MM:
                yield _cut(ink, over, plan)


def _cut(ink: Ink, over_mm: float, plan: Plan) -> Finding:
    place, text, over = place_of(plan, ink.line), echo(ink.text) or "an image", f"{over_mm:.1f} mm"
    is_word = " " not in ink.text.strip() and not ink.is_image
    return printing.word_too_wide(place, text, over) if is_word else printing.text_cut_off(place, text, over)


def _beyond(inner: Box, outer: Box) -> float:
    """How far a box reaches beyond another, in millimetres; negative inside."""
    return max(outer.x - inner.x, outer.y - inner.y, inner.right - outer.right, inner.bottom - outer.bottom)


def breaks(document: Document, plan: Plan) -> Iterator[Finding]:
    """Every value of the plan stands whole on one line, as often as it was planned."""
    planned = Counter(value for line in plan.lines() for value in line.values)
    whole = Counter(ink.text.strip() for page in document.pages for ink in page.inks if ink.is_value)
    for value, times in planned.items():
        if whole[value] < times:
            line = line_with(plan, value)
            yield printing.value_broken(line.place if line else (), value)


def early_ends(document: Document, plan: Plan) -> Iterator[Finding]:
    """No line ends where the next word would still have fitted."""
    for page in document.pages:
        for line in page.text_lines:
            if line.used_mm + line.next_word_mm + EARLY_MM < line.room_mm:
                yield printing.line_ends_early(place_of(plan, line.line), echo(line.text))
