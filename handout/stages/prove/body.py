"""The text of a page as another library reads it back from the PDF."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from handout.model.document import Document, Page
from handout.model.plan import Plan
from handout.stages.prove.reading import Bounds, read_as_met

POINTS_PER_MM = 72 / 25.4
MARGIN_MM = 0.5


def text_of(page: pypdfium2.PdfPage, plan: Plan, bounds: Bounds | None = None) -> str:
    """The text of a page or of a part of it; lines that run to the left are put in order first."""
    if plan.direction == "rtl":
        return read_as_met(page, bounds)
    return str(page.get_textpage().get_text_bounded(*(bounds or ())))


def bodies(document: Document, plan: Plan) -> Iterator[str]:
    """The text of each page within its margins, so that furniture does not part what runs over pages."""
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number, page in enumerate(document.pages):
            yield text_of(pdf[number], plan, _bounds(page))


def _bounds(page: Page) -> Bounds:
    """The safe area in points, counted from the bottom left as PDF does."""
    return (
        (page.safe.x - MARGIN_MM) * POINTS_PER_MM,
        (page.height_mm - page.safe.bottom - MARGIN_MM) * POINTS_PER_MM,
        (page.safe.right + MARGIN_MM) * POINTS_PER_MM,
        (page.height_mm - page.safe.y + MARGIN_MM) * POINTS_PER_MM,
    )
