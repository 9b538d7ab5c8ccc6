"""Proof 4b: every piece of text left ink that stands out, in colour and in grey, on the page as drawn."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import pypdfium2
from PIL import Image

from handout.model.diagnostic import Finding
from handout.model.document import Box, Document, Ink, Page
from handout.model.faults import printing
from handout.model.plan import Plan
from handout.stages.prove.contrast import contrast_of, linear_light
from handout.stages.prove.places import echo, place_of

# Stems of the smallest type must be wider than a dot, or antialiasing would pale them.
DOTS_PER_MM_SMALL_PAGE = 12.0
DOTS_PER_MM_LARGE_PAGE = 8.0

# Pure red on white has 8.6 in grey and only 4.0 in colour: no ink that passes this fails there.
BEYOND_DOUBT = 12.0
POINTS_PER_MM = 72 / 25.4
LUMINANCE = (0.2126, 0.7152, 0.0722, 0)


def ink(document: Document, plan: Plan) -> Iterator[Finding]:
    """Measured, not computed from style sheets: a picture behind the text counts, as does a blank glyph."""
    floor = float(plan.variant.contrast)
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number, page in enumerate(document.pages):
            dots = DOTS_PER_MM_SMALL_PAGE if page.width_mm < 150 else DOTS_PER_MM_LARGE_PAGE
            drawn = pdf[number].render(scale=dots / POINTS_PER_MM, rev_byteorder=True).to_pil()
            for each, contrast in _contrasts(page, drawn, dots):
                if contrast < floor:
                    yield printing.faint_text(
                        place_of(plan, each.line),
                        echo(each.text),
                        f"{contrast:.1f}",
                        str(plan.variant.contrast),
                    )


def _contrasts(page: Page, drawn: Image.Image, dots: float) -> Iterator[tuple[Ink, float]]:
    """Each text's contrast in grey; and in colour, where grey leaves any doubt."""
    grey = drawn.convert("L")
    for each in page.inks:
        if not each.is_image:
            area = _pixels(each.box, dots)
            contrast = contrast_of(grey.crop(area).histogram(), linear_light())
            if contrast < BEYOND_DOUBT:
                light = (
                    drawn.crop(area).convert("RGB").point(linear_light() * 3).convert("L", matrix=LUMINANCE)
                )
                contrast = min(contrast, contrast_of(light.histogram(), range(256)))
            yield each, contrast


def _pixels(box: Box, dots: float) -> tuple[int, int, int, int]:
    """Only dots that lie wholly within: what is around a box must not pass for its ground."""
    left, top = ceil(box.x * dots), ceil(box.y * dots)
    return (left, top, max(left + 1, int(box.right * dots)), max(top + 1, int(box.bottom * dots)))
