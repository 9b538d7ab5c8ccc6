"""What stands beside the pages, and where pages stand, in the words of a PDF's content."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from handout.model.sheet.area import POINTS_PER_MM, Area
from handout.model.sheet.drawn import Drawing, Stroke, Words
from handout.model.sheet.face import Face

DASHES_PT = "[3 2] 0 d"
PLACES = Decimal("0.00001")


@lru_cache(maxsize=4096)  # a thousand cards stand in the same few places
def points(millimetres: Fraction) -> Decimal:
    """Millimetres in points, to a hundred-thousandth: far below what any printer can show."""
    exact = millimetres * POINTS_PER_MM
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(PLACES)


def told(*millimetres: Fraction) -> str:
    return " ".join(f"{points(each):f}" for each in millimetres)


def drawn(drawing: Drawing, face: Face) -> str:
    """All strokes and words, in black alone."""
    lines = ["q 0 G 0 g 0 J", *(_stroke(each) for each in drawing.strokes)]
    return "\n".join([*lines, *(_words(each, face) for each in drawing.words), "Q\n"])


@lru_cache(maxsize=4096)
def _stroke(each: Stroke) -> str:
    dashes = DASHES_PT if each.is_dashed else "[] 0 d"
    return f"{dashes} {told(each.width)} w {told(each.x0, each.y0)} m {told(each.x1, each.y1)} l S"


def _words(each: Words, face: Face) -> str:
    turn = "1 0 0 1" if each.is_upright else "0 1 -1 0"
    glyphs = "".join(f"{face.glyphs[sign]:04X}" for sign in each.text)
    return f"BT /F {float(each.size_pt):g} Tf {turn} {told(each.x, each.y)} Tm <{glyphs}> Tj ET"


def clipped(clip: Area) -> str:
    return f"{told(clip.left, clip.bottom, clip.width, clip.height)} re W n"
