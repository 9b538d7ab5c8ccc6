"""Where the boxes of a flow stand and how its connectors run, in shares of the drawing's width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import count

from handout.model.flow.boxes import Box, boxes
from handout.model.flow.edges import Edge, edges
from handout.model.flow.rails import Rail, rails
from handout.model.flow.ways import Ways, rows
from handout.model.flow.wires import Wire

STRIP = Fraction(7, 200)
"""What one rail takes beside the boxes."""


class Wiring:
    """A flow laid out: rows of boxes, rails beside them, wires between them."""

    def __init__(self, ways: Ways) -> None:
        self.edges, self.rails = edges(ways), rails(edges(ways))
        left, right = (self._strips(is_right) for is_right in (False, True))
        self.boxes = tuple(tuple(boxes(row, ways, left, 1 - left - right)) for row in rows(ways))

    def _strips(self, is_right: bool) -> Fraction:
        return STRIP * max((rail.slot + 1 for rail in self.rails if rail.is_right == is_right), default=0)

    def beside(self, row: int) -> tuple[Fraction, ...]:
        """Where rails run beside the boxes of a row."""
        return tuple(_x(rail) for rail in self.rails if rail.is_beside(row))

    def wires(self, row: int) -> tuple[Wire, ...]:
        """The wires below a row; where two would run into one they turn at levels of their own."""
        found: list[Wire] = []
        for wire in sorted(self._wires(row), key=lambda each: (each.low, each.high)):
            taken = {each.lane for each in found if each.meets(wire)} | {0}
            turns = set(wire.tops) != {wire.bottom}
            lane = next(lane for lane in count() if lane not in taken) if turns else 0
            found.append(replace(wire, lane=lane))
        return tuple(found)

    def _wires(self, row: int) -> Iterator[Wire]:
        leaving = {edge: self._port(edge) for edge in self.edges if edge.start == row}
        busy = frozenset(leaving.values())
        arriving: dict[tuple[int, Fraction], list[Fraction]] = {}
        for edge, x in leaving.items():
            if not edge.is_long:
                arriving.setdefault((edge.target, self._box(edge).entry(x, busy)), []).append(x)
        for rail in self.rails:
            tops = [x for edge, x in leaving.items() if rail.carries(edge)] + [_x(rail)] * (rail.start < row)
            if rail.start <= row < rail.end - 1:
                yield Wire(rail.target, tuple(tops), _x(rail), False)
            elif row == rail.end - 1:
                arriving.setdefault((rail.target, self._box(rail).entry(_x(rail), busy)), []).append(_x(rail))
        yield from (Wire(target, tuple(tops), x, True) for (target, x), tops in arriving.items())

    def _port(self, edge: Edge) -> Fraction:
        return next(box for box in self.boxes[edge.start] if box.step == edge.source).ports[edge.way]

    def _box(self, end: Edge | Rail) -> Box:
        return next(box for box in self.boxes[end.end] if box.step == end.target)


def _x(rail: Rail) -> Fraction:
    x = (rail.slot + Fraction(1, 2)) * STRIP
    return 1 - x if rail.is_right else x
