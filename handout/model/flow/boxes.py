"""Where the boxes of a row stand, and where connectors leave and enter them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from handout.model.flow.ways import Ways

GAP = Fraction(3, 100)
"""Between two boxes of a row."""

CORNER = Fraction(1, 25)
"""So near to its corner no connector enters a box."""

CLEAR = Fraction(1, 50)
"""What two lines that run side by side keep between them."""


@dataclass(frozen=True)
class Box:
    """A step in its row, and the ports that its connectors leave from."""

    step: int
    left: Fraction
    width: Fraction
    ports: tuple[Fraction, ...]

    def entry(self, x: Fraction, busy: Set[Fraction]) -> Fraction:
        """Where a connector from ``x`` comes in: straight, or near the corner on its side.

        Never where another leaves the row above: two lines would look like one.
        """
        low, high = self.left + CORNER, self.left + self.width - CORNER
        if low <= x <= high:
            return x
        corner, step = (low, self.width / 24) if x < low else (high, -self.width / 24)
        places = (corner + number * step for number in count(1))
        return next(at for at in places if all(abs(at - port) >= CLEAR for port in busy))


def boxes(row: tuple[int, ...], ways: Ways, left: Fraction, room: Fraction) -> Iterator[Box]:
    """The boxes of one row, side by side."""
    width = (room - GAP * (len(row) - 1)) / len(row)
    for place, step in enumerate(row):
        x, exits = left + place * (width + GAP), len(ways[step])
        yield Box(step, x, width, tuple(x + width * Fraction(2 * n + 1, 2 * exits) for n in range(exits)))
