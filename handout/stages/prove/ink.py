"""Proof 4b: every piece of text left ink that stands out, in colour and in grey, on the page as drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import pypdfium2
from PIL import Image

from handout.model.diagnostic import Finding
from handout.model.document import Box, Document, Ink, Page
from handout.model.faults import printing
from handout.model.plan import Plan
from handout.stages.prove.contrast import contrast_of, linear_light
from handout.stages.prove.places import echo, place_of
from handout.stages.prove.trimmed import trimmed

# Stems of the smallest type must be wider than a dot, or antialiasing would pale them.
STEM_OF_X_HEIGHT = 0.16
DOTS_OF_A_STEM = 1.75
FEWEST_DOTS_PER_MM = 4.0
MOST_DOTS_PER_MM = 16.0

# Pure red on white has 8.6 in grey and only 4.0 in colour: no ink that passes this fails there.
BEYOND_DOUBT = 12.0
POINTS_PER_MM = 72 / 25.4
LUMINANCE = (0.2126, 0.7152, 0.0722, 0)

Pixels = tuple[int, int, int, int]


def ink(document: Document, plan: Plan) -> Iterator[Finding]:
    """Measured, not computed from style sheets: a picture behind the text counts, as does a blank glyph."""
    floor = float(plan.variant.contrast)
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number, page in enumerate(document.pages):
            for each, contrast in _contrasts(page, Drawn(trimmed(pdf, number), _dots_per_mm(page))):
                if contrast < floor:
                    yield printing.faint_text(
                        place_of(plan, each.line),
                        echo(each.text),
                        f"{contrast:.1f}",
                        str(plan.variant.contrast),
                    )


def _dots_per_mm(page: Page) -> float:
    """As fine as the smallest type of a page needs it."""
    smallest = min((ink.x_height_mm for ink in page.inks if not ink.is_image), default=1.0)
    needed = DOTS_OF_A_STEM / (STEM_OF_X_HEIGHT * smallest) if smallest else MOST_DOTS_PER_MM
    return min(MOST_DOTS_PER_MM, max(FEWEST_DOTS_PER_MM, needed))


def _contrasts(page: Page, drawn: Drawn) -> Iterator[tuple[Ink, float]]:
    """Each text's contrast in grey; and in colour, where grey leaves any doubt."""
    for each in page.inks:
        if not each.is_image:
            area = drawn.pixels(each.box)
            contrast = contrast_of(drawn.grey.crop(area), linear_light())
            if contrast < BEYOND_DOUBT:
                contrast = min(contrast, contrast_of(drawn.light(area), range(256)))
            yield each, contrast


@dataclass(frozen=True)
class Drawn:
    """A page in dots: all of it in grey, which costs least, and any part of it in colour."""

    page: pypdfium2.PdfPage
    dots_per_mm: float

    @cached_property
    def grey(self) -> Image.Image:
        drawn: Image.Image = self.page.render(scale=self._scale, grayscale=True).to_pil()
        return drawn

    def light(self, area: Pixels) -> Image.Image:
        """How much light comes from each dot of an area, in 256 steps."""
        left, top, right, bottom = area
        width, height = self.grey.size
        around = (left, height - bottom, width - right, top)  # as PDF counts: left, bottom, right, top
        # What is cropped is rounded up to whole dots: by half a dot less it comes to what is meant.
        crop = tuple((each - 0.5) / self._scale for each in around)
        part = self.page.render(scale=self._scale, rev_byteorder=True, crop=crop)
        drawn: Image.Image = part.to_pil().convert("RGB")
        return drawn.point(linear_light() * 3).convert("L", matrix=LUMINANCE)

    def pixels(self, box: Box) -> Pixels:
        """Only dots that lie wholly within: what is around a box must not pass for its ground."""
        dots = self.dots_per_mm
        left, top = ceil(box.x * dots), ceil(box.y * dots)
        return (left, top, max(left + 1, int(box.right * dots)), max(top + 1, int(box.bottom * dots)))

    @property
    def _scale(self) -> float:
        return self.dots_per_mm / POINTS_PER_MM
