"""A type face as sheets are lettered in: its glyphs and how wide they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from handout.model.sheet.area import POINTS_PER_MM


@dataclass(frozen=True, eq=False)
class Face:
    """A font cut down to a few signs, as plain data."""

    name: str
    data: bytes
    glyphs: Mapping[str, int]
    advances: Mapping[str, int]
    """How wide each sign is, in thousandths of the size."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def width_mm(self, text: str, size_pt: Fraction) -> Fraction:
        """How long a line of that text is."""
        return sum(self.advances[sign] for sign in text) * size_pt / 1000 / POINTS_PER_MM

    def lacks(self, text: str) -> str:
        """The first sign that it cannot draw, if any."""
        return next((sign for sign in text if sign not in self.glyphs), "")
