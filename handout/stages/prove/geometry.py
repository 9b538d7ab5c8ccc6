"""Proof 2: the page budget holds, and every box lies inside its room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from handout.model.diagnostic import Finding
from handout.model.document import Box, Document, Ink
from handout.model.faults import fitting, printing
from handout.model.plan import Plan
from handout.model.shortfall import Cut, Remedy
from handout.stages.prove.places import echo, line_with, part_of, place_of

TOLERANCE_MM = 0.15
PRINTER_EDGE_MM = 3.0
"""No text nearer to the edge of the paper, not even in the margins."""

SHORT_ECHO = 32

EARLY_MM = 1.0
WIDE = 1.3


def fit(document: Document, plan: Plan, remedy: Remedy) -> Iterator[Finding]:
    """The document takes no more pages than its variant may."""
    pages, most = document.pages, plan.most_pages
    if len(pages) <= most:
        return
    over = [(page, ink) for page in pages[most:] for ink in page.inks if ink.role != "furniture"]
    first = over[0][1] if over else None
    leaf = plan.variant.leaf
    height = sum(page.filled_mm for page in pages[most:])
    about = sum(len(ink.text) for _, ink in over)
    yield fitting.text_does_not_fit(
        place_of(plan, first.line) if first else (),
        part_of(plan, first) if first else "the title",
        f"{_count(len(pages), leaf)} where {_count(most, leaf)} may be",
        f"{height:.0f} mm too much after {leaf} {most}",
        _shortening(plan, remedy.cuts) or f"shorten by about {about:,} characters",
        remedy.larger,
    )
    for cut in remedy.cuts:
        said = next(line for line in plan.lines() if line.id == cut.line)
        yield fitting.shorten_here(said.place, echo(said.text), cut.characters, cut.lines)


def _shortening(plan: Plan, cuts: Sequence[Cut]) -> str:
    """What to shorten, in words; it was tried, and is enough."""
    said = {line.id: echo(line.text, SHORT_ECHO) for line in plan.lines()}
    each = ", ".join(f"'{said[cut.line]}' by {cut.characters}" for cut in cuts)
    frees = sum(cut.lines for cut in cuts)
    of = "characters, and it fits" if frees == 1 else f"characters: that frees {frees} lines, and it fits"
    return f"shorten {each} {of}" if cuts else ""


def _count(number: int, leaf: str) -> str:
    return f"{number} {leaf}" if number == 1 else f"{number} {leaf}s"


def cuts(document: Document, plan: Plan) -> Iterator[Finding]:
    """Every text and image lies inside its page's safe area and every box that could clip it."""
    for page in document.pages:
        edge = Box(
            PRINTER_EDGE_MM,
            PRINTER_EDGE_MM,
            page.width_mm - 2 * PRINTER_EDGE_MM,
            page.height_mm - 2 * PRINTER_EDGE_MM,
        )
        for ink in page.inks:
            room = edge if ink.role == "furniture" else page.safe
            sideways, upright = _beyond(ink.box, (room, *ink.clips))
            if ink.is_scaled:
                yield printing.scaled_text(place_of(plan, ink.line), echo(ink.text))
            elif max(sideways, upright) > TOLERANCE_MM:
                yield _cut(ink, sideways, upright, plan)


def covers(document: Document) -> Iterator[Finding]:
    """No head or foot reaches into the text, where its ground would hide words."""
    for number, page in enumerate(document.pages, start=1):
        for box in page.furniture:
            depth = min(box.bottom, page.safe.bottom) - max(box.y, page.safe.y)
            width = min(box.right, page.safe.right) - max(box.x, page.safe.x)
            if depth > TOLERANCE_MM and width > TOLERANCE_MM:
                yield fitting.covered_text((), number, f"{depth:.1f} mm")


def _cut(ink: Ink, sideways_mm: float, upright_mm: float, plan: Plan) -> Finding:
    place, text = place_of(plan, ink.line), echo(ink.text) or "an image"
    is_word = " " not in ink.text.strip() and not ink.is_image
    if is_word and sideways_mm > TOLERANCE_MM:
        return fitting.word_too_wide(place, text, f"{sideways_mm:.1f} mm")
    return fitting.text_cut_off(place, text, f"{max(sideways_mm, upright_mm):.1f} mm")


def _beyond(inner: Box, rooms: tuple[Box, ...]) -> tuple[float, float]:
    """How far a box reaches beyond the nearest room, sideways and upright; negative inside."""
    sideways = max(max(room.x - inner.x, inner.right - room.right) for room in rooms)
    upright = max(max(room.y - inner.y, inner.bottom - room.bottom) for room in rooms)
    return sideways, upright


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
            # The next word is measured by its share of letters, and its letters may be wide ones.
            if not line.is_last and line.used_mm + WIDE * line.next_word_mm + EARLY_MM < line.room_mm:
                yield printing.line_ends_early(place_of(plan, line.line), echo(line.text))
