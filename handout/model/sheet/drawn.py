"""What is drawn on a sheet beside its pages: strokes and words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

HAIRLINE_MM = Fraction(1, 10)


@dataclass(frozen=True)
class Stroke:
    """A straight line; ends are in millimetres from the bottom left corner of the paper."""

    x0: Fraction
    y0: Fraction
    x1: Fraction
    y1: Fraction
    width: Fraction = HAIRLINE_MM
    is_dashed: bool = False


@dataclass(frozen=True)
class Words:
    """One line of words: where its baseline begins, and whether it runs up the paper."""

    text: str
    x: Fraction
    y: Fraction
    size_pt: Fraction
    is_upright: bool = True


@dataclass(frozen=True)
class Drawing:
    """All that is drawn on one side of a sheet beside its pages."""

    strokes: tuple[Stroke, ...] = ()
    words: tuple[Words, ...] = ()

    def __add__(self, other: Drawing) -> Drawing:
        return Drawing(self.strokes + other.strokes, self.words + other.words)
