"""What margins are lettered with: labels, and rules to measure with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from handout.model.sheet.area import POINTS_PER_MM
from handout.model.sheet.drawn import Drawing, Stroke, Words
from handout.model.sheet.face import Face

TICK = Fraction(1)
RULE_WIDTH = Fraction(1, 5)


@dataclass(frozen=True)
class Label:
    """A line of words."""

    text: str
    face: Face
    size_pt: Fraction = Fraction(13, 2)

    @cached_property
    def width(self) -> Fraction:
        return self.face.width_mm(self.text, self.size_pt)

    @cached_property
    def height(self) -> Fraction:
        return self.size_pt / POINTS_PER_MM * Fraction(13, 10)

    def drawn(self, x: Fraction, y: Fraction) -> Drawing:
        return Drawing(words=(Words(self.text, x, y + self.height / 4, self.size_pt),))


@dataclass(frozen=True)
class Rule:
    """A rule of a known length: whoever lays a ruler on it sees whether the print was scaled."""

    length_mm: int
    face: Face

    @property
    def _label(self) -> Label:
        return Label(f"{self.length_mm} mm", self.face, Fraction(6))

    @cached_property
    def width(self) -> Fraction:
        return self.length_mm + TICK + self._label.width

    @cached_property
    def height(self) -> Fraction:
        return self._label.height + Fraction(1, 10)

    def drawn(self, x: Fraction, y: Fraction) -> Drawing:
        """The line itself from end to end, a tick across each end, a short one at every centimetre."""
        middle, end = y + self.height / 2, x + self.length_mm
        strokes = [Stroke(x, middle, end, middle, RULE_WIDTH)]
        for step in range(0, self.length_mm + 1, 10):
            reach = TICK if step in (0, self.length_mm) else TICK / 2
            strokes.append(Stroke(x + step, middle - reach, x + step, middle + reach, RULE_WIDTH / 2))
        return Drawing(tuple(strokes), self._label.drawn(end + TICK, y).words)
