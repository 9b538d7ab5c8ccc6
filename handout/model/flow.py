"""A flow: its steps in the order of their numbers, and where each goes on to; always downwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

Ways = tuple[tuple[int, ...], ...]
"""For each step the steps that its arrows lead to, from left to right; an end has none."""

MOST_STEPS = 9
MOST_ABREAST = 3


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


def rows(ways: Ways) -> tuple[tuple[int, ...], ...]:
    """The steps row by row, so that whoever reads line by line reads them in their order.

    A step stands below all that lead to it, and never above one with a smaller
    number.
    """
    depth = [0] * len(ways)
    for step, targets in enumerate(ways):
        if step:
            depth[step] = max(depth[step], depth[step - 1])
        for target in targets:
            depth[target] = max(depth[target], depth[step] + 1)
    return tuple(
        tuple(step for step, at in enumerate(depth) if at == row) for row in range(max(depth, default=-1) + 1)
    )


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


def unreached(ways: Ways) -> Iterator[int]:
    """The steps below the first that nothing leads to."""
    led_to = {target for targets in ways for target in targets}
    yield from (step for step in range(1, len(ways)) if step not in led_to)
