"""Pieces of lettering that are put where the paper is left white: in lines, and never over its edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from handout.model.sheet.area import Area
from handout.model.sheet.drawn import Drawing, Stroke

BETWEEN = Fraction(5)
"""Between two pieces that stand on one line."""


class Piece(Protocol):
    """Something that takes a width and a height, and draws itself from its bottom left corner."""

    @property
    def width(self) -> Fraction: ...

    @property
    def height(self) -> Fraction: ...

    def drawn(self, x: Fraction, y: Fraction) -> Drawing: ...


Line = list[Piece]


@dataclass(frozen=True)
class Zone:
    """White paper that takes lines, upright or running up the paper.

    ``indent`` is where lines begin, so that they stand flush with the cards
    beside them; ``is_hung`` says that the first line is right under them.
    """

    area: Area
    is_upright: bool = True
    is_hung: bool = True
    indent: Fraction = Fraction(0)
    leading: Fraction = Fraction(0)
    """Between two lines."""

    @property
    def length(self) -> Fraction:
        return self.area.width if self.is_upright else self.area.height

    @property
    def depth(self) -> Fraction:
        return self.area.height if self.is_upright else self.area.width


def fill(zones: Iterable[Zone], rows: Sequence[Line]) -> tuple[Drawing, list[Line]]:
    """Each row on lines of its own in the first zone that has room; and what found no room at all."""
    drawing = Drawing()
    for zone in zones:
        lines, rows = _lines(zone, rows)
        for x, y, piece in _set(zone, lines):
            drawn = piece.drawn(x, y)
            drawing += _laid(drawn if zone.is_upright else _upwards(drawn, zone.depth), zone.area)
    return drawing, list(rows)


def _lines(zone: Zone, rows: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The rows broken into lines that fit; a piece may join the line before it where no new one fits."""
    lines: list[Line] = []
    over: list[Line] = []
    for row in rows:
        left: Line = []
        for number, piece in enumerate(row):
            joined = [*lines[-1], piece] if lines else []
            begun = [*lines, [piece]]
            if number and joined and _fits(zone, [*lines[:-1], joined]):
                lines[-1] = joined
            elif _fits(zone, begun):
                lines = begun
            elif joined and _fits(zone, [*lines[:-1], joined]):
                lines[-1] = joined
            else:
                left.append(piece)
        if left:
            over.append(left)
    return lines, over


def _fits(zone: Zone, lines: Sequence[Line]) -> bool:
    return _deep(zone, lines) <= zone.depth and max(map(_width, lines)) <= zone.length


def _deep(zone: Zone, lines: Sequence[Line]) -> Fraction:
    return sum(map(_height, lines), zone.leading * (len(lines) - 1))


def _width(line: Line) -> Fraction:
    return sum((piece.width for piece in line), BETWEEN * (len(line) - 1))


def _height(line: Line) -> Fraction:
    return max(piece.height for piece in line)


def _set(zone: Zone, lines: Sequence[Line]) -> Iterator[tuple[Fraction, Fraction, Piece]]:
    """Where each piece stands in its zone: lines begin at the indent, as far as they are short enough."""
    y = zone.depth if zone.is_hung else _deep(zone, lines)
    for line in lines:
        x = max(min(zone.indent, zone.length - _width(line)), Fraction(0))
        y -= _height(line)
        for piece in line:
            yield x, y, piece
            x += piece.width + BETWEEN
        y -= zone.leading


def _upwards(drawing: Drawing, depth: Fraction) -> Drawing:
    """Turned a quarter to the left: what ran to the right runs up the paper."""
    return Drawing(
        tuple(
            replace(each, x0=depth - each.y0, y0=each.x0, x1=depth - each.y1, y1=each.x1)
            for each in drawing.strokes
        ),
        tuple(replace(each, x=depth - each.y, y=each.x, is_upright=False) for each in drawing.words),
    )


def _laid(drawing: Drawing, area: Area) -> Drawing:
    return Drawing(
        tuple(_shifted(each, area) for each in drawing.strokes),
        tuple(replace(each, x=each.x + area.left, y=each.y + area.bottom) for each in drawing.words),
    )


def _shifted(stroke: Stroke, area: Area) -> Stroke:
    return replace(
        stroke,
        x0=stroke.x0 + area.left,
        x1=stroke.x1 + area.left,
        y0=stroke.y0 + area.bottom,
        y1=stroke.y1 + area.bottom,
    )
