"""Proof 4c: a print for black and white printers has no colour in it, on the page as drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageChops

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import drawing
from handout.model.plan import Plan

DOTS_PER_POINT = 1.5


def grey(document: Document, plan: Plan) -> Iterator[Finding]:
    """Each dot of each page is as red as it is green and blue."""
    if not plan.variant.is_mono:
        return
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number, page in enumerate(pdf, start=1):
            drawn = page.render(scale=DOTS_PER_POINT, rev_byteorder=True).to_pil().convert("RGB")
            if not _is_grey(drawn):
                yield drawing.colour_in_grey((), number)


def _is_grey(drawn: Image.Image) -> bool:
    red, green, blue = drawn.split()
    return all(
        ImageChops.difference(one, other).getextrema() == (0, 0)
        for one, other in ((red, green), (green, blue))
    )
