"""How large the pages of a PDF are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from io import BytesIO

from pikepdf import Page, Pdf

from handout.model.sheet.area import POINTS_PER_MM, Area
from handout.model.sheet.proven import Trim


def measure(data: bytes) -> tuple[Trim, ...]:
    """Each page by its trim box, or its media box where it has none, exactly as the PDF says it."""
    with Pdf.open(BytesIO(data)) as pdf:
        return tuple(map(_trim, pdf.pages))


def _trim(page: Page) -> Trim:
    trim = _area(page.trimbox)
    if "/BleedBox" not in page.obj:
        return Trim(trim)
    bleed = _area(page.obj.BleedBox)
    sides = (
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    )
    return Trim(trim, max(Fraction(0), min(sides)))


def _area(box: object) -> Area:
    left, bottom, right, top = (Fraction(Decimal(str(edge))) / POINTS_PER_MM for edge in box)  # type: ignore[attr-defined]
    return Area(left, bottom, right - left, top - bottom)
