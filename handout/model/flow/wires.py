"""The wires of a flow: connectors that run into one below a row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Wire:
    """Connectors that run into one below a row; ``lane`` is the level at which they turn."""

    target: int
    tops: tuple[Fraction, ...]
    bottom: Fraction
    is_arrow: bool
    lane: int = 0

    @property
    def low(self) -> Fraction:
        return min(*self.tops, self.bottom)

    @property
    def high(self) -> Fraction:
        return max(*self.tops, self.bottom)

    def meets(self, other: Wire) -> bool:
        return self.low <= other.high and other.low <= self.high
