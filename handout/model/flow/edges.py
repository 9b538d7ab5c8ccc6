"""The arrows of a flow: from which row to which, and on which side of the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from handout.model.flow.ways import Ways, rows


@dataclass(frozen=True)
class Edge:
    """An arrow: the ``way``-th of its source, from a row to a row, on one side of the drawing."""

    source: int
    way: int
    target: int
    start: int
    end: int
    is_right: bool

    @property
    def is_long(self) -> bool:
        """It passes rows on its way, and so runs beside them."""
        return self.end > self.start + 1


def edges(ways: Ways) -> tuple[Edge, ...]:
    """Every arrow, in the order in which it is read."""
    found = []
    below = {step: number for number, row in enumerate(rows(ways)) for step in row}
    for start, row in enumerate(rows(ways)):
        for place, step in enumerate(row):
            for way, target in enumerate(ways[step]):
                share = (place + Fraction(2 * way + 1, 2 * len(ways[step]))) / len(row)
                found.append(Edge(step, way, target, start, below[target], share >= Fraction(1, 2)))
    return tuple(found)
