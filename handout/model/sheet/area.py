"""Rectangles on paper, exact to the last fraction of a millimetre."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

POINTS_PER_MM = Fraction(72 * 10, 254)


@dataclass(frozen=True)
class Size:
    """How wide and how high something is, in millimetres."""

    width: Fraction
    height: Fraction

    @property
    def turned(self) -> Size:
        """The same, laid on its other side."""
        return Size(self.height, self.width)

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    def __str__(self) -> str:
        return f"{told(self.width)} × {told(self.height)} mm"


@dataclass(frozen=True)
class Area:
    """A rectangle on paper, in millimetres from the paper's bottom left corner."""

    left: Fraction
    bottom: Fraction
    width: Fraction
    height: Fraction

    @classmethod
    def of(cls, size: Size) -> Area:
        return cls(Fraction(0), Fraction(0), size.width, size.height)

    @property
    def right(self) -> Fraction:
        return self.left + self.width

    @property
    def top(self) -> Fraction:
        return self.bottom + self.height

    @property
    def size(self) -> Size:
        return Size(self.width, self.height)

    def moved(self, x: Fraction, y: Fraction) -> Area:
        return replace(self, left=self.left + x, bottom=self.bottom + y)

    def grown(self, by: Fraction) -> Area:
        """The same with a rim on all sides; a rim below nothing is taken away."""
        return Area(self.left - by, self.bottom - by, self.width + 2 * by, self.height + 2 * by)

    def amid(self, size: Size) -> Area:
        """An area of that size with the same middle."""
        left = self.left + (self.width - size.width) / 2
        return Area(left, self.bottom + (self.height - size.height) / 2, size.width, size.height)

    def within(self, other: Area) -> Area:
        """What of it lies in the other."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Area(left, bottom, right - left, top - bottom)

    def around(self, other: Area) -> Area:
        """The least area that holds both."""
        left, bottom = min(self.left, other.left), min(self.bottom, other.bottom)
        return Area(left, bottom, max(self.right, other.right) - left, max(self.top, other.top) - bottom)

    @property
    def halves(self) -> tuple[Area, Area]:
        """The left half and the right half."""
        half = replace(self, width=self.width / 2)
        return half, half.moved(half.width, Fraction(0))


def told(figure: Fraction) -> str:
    """Millimetres as a person reads them: to the hundredth, without idle zeros."""
    return f"{float(figure):.2f}".rstrip("0").rstrip(".")
