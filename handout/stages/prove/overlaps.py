"""Proof 2: no text lies on another, and none under a picture or the ground of another box."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.document import Document, Ground, Ink, Page
from handout.model.faults import fitting
from handout.model.plan import Plan
from handout.stages.prove.places import echo, place_of

TOLERANCE_MM = 0.3
"""Marks of a text reach a little into what stands beside it."""


def overlaps(document: Document, plan: Plan) -> Iterator[Finding]:
    """Told once for each line of the plan, however many pieces of it are concerned.

    Whatever is drawn first is taken to be hidden: who wants a ground under a
    text puts the text into it.
    """
    for page in document.pages:
        hidden = {ink.line: (ink, depth) for ink, depth in _hidden(page)}
        for ink, depth in hidden.values():
            yield fitting.hidden_text(
                place_of(plan, ink.line), echo(ink.text) or "an image", f"{depth:.1f} mm"
            )
        pairs = {(one.line, other.line): (one, other, depth) for one, other, depth in _on_each_other(page)}
        for one, other, depth in pairs.values():
            said = echo(one.text), echo(other.text)
            yield fitting.text_on_text(place_of(plan, one.line), *said, f"{depth:.1f} mm")


def _hidden(page: Page) -> Iterator[tuple[Ink, float]]:
    pictures = (Ground(ink.box, at, at + 1) for at, ink in enumerate(page.inks) if ink.is_image)
    for ground in (*page.grounds, *pictures):
        for ink in (*page.inks[: ground.first], *page.inks[ground.end :]):
            # Most do not meet at all, and this is the quick way to know.
            if ink.box.y < ground.box.bottom and ground.box.y < ink.box.bottom:
                depth = ground.box.overlap_mm(ink.box)
                if depth > TOLERANCE_MM:
                    yield ink, depth


def _on_each_other(page: Page) -> Iterator[tuple[Ink, Ink, float]]:
    """Each pair of texts, found from the top down: only what begins before the other ends can meet it."""
    open_ones: list[Ink] = []
    for ink in sorted((ink for ink in page.inks if not ink.is_image), key=lambda each: each.box.y):
        open_ones = [each for each in open_ones if each.box.bottom > ink.box.y + TOLERANCE_MM]
        for each in open_ones:
            depth = each.box.overlap_mm(ink.box)
            if depth > TOLERANCE_MM:
                yield each, ink, depth
        open_ones.append(ink)
