"""Proof 4a: no type is smaller than its variant's floor."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import printing
from handout.model.plan import Plan
from handout.stages.prove.places import echo, place_of

ROUNDING_MM = 0.005


def size(document: Document, plan: Plan) -> Iterator[Finding]:
    """Each piece of text by its x-height, which is what an eye can read, not by its points."""
    floor = plan.variant.floor
    least = {
        "text": floor.text_mm,
        "table": floor.table_mm,
        "small": floor.small_mm,
        "furniture": floor.small_mm,
    }
    for page in document.pages:
        for ink in page.inks:
            if not ink.is_image and ink.x_height_mm + ROUNDING_MM < float(least[ink.role]):
                yield printing.type_too_small(
                    place_of(plan, ink.line),
                    echo(ink.text),
                    f"{ink.x_height_mm:.2f} mm",
                    f"{least[ink.role]} mm",
                )
