"""A sheet that shows by how much a printer sets the back off from the front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from handout.model.sheet.area import Area, told
from handout.model.sheet.drawn import Drawing, Stroke
from handout.model.sheet.face import Face
from handout.model.sheet.flip import behind, correction
from handout.model.sheet.flow import Line, Zone, fill
from handout.model.sheet.pieces import Label, Rule
from handout.model.sheet.setup import Setup

REACH = 6
"""Scales run so many millimetres to each side."""

FIGURES = ((-5, (-5, -4)), (5, (5, 3)), (-5, (4, -5)), (5, (-4, 5)))
"""The figures at the ends of the scales, and where they stand from the middle: left, right, below, above."""

CROSS = Fraction(10)
INSET = Fraction(22)
MOST_OFFSET_MM = 5
SCALE_WIDTH = Fraction(3, 20)
Point = tuple[Fraction, Fraction]

FRONT = (
    "Calibration: FRONT. {paper}, {flip}.",
    "Print at 100 % (actual size) on both sides. Hold this side to the light, head up.",
    "The cross of the back shows through. Read where it crosses the scales in the middle of the paper:",
    "X on the level scale, + to the right; Y on the upright scale, + upwards. Ticks are 0.5 mm apart.",
    "Then make sheets with --offset-back X,Y and what you have read, such as --offset-back 0.5,-0.3.",
    "It holds for this printer, this paper and this flip. Read the corners as well: where they differ from",
    "the middle by more than 1 mm, paper is drawn in askew, and no offset mends that: take fold-over.",
)
MOVED = "The back of this sheet was moved for an offset of {x},{y}: now 0,0 should be read."
BACK = "Calibration: BACK. Turn over, and hold the front to the light."


def calibration(setup: Setup, face: Face) -> tuple[Drawing, Drawing]:
    """The front, with scales, and the back, with the crosses that are read on them."""
    points = tuple(_points(setup))
    front, back = Drawing(), Drawing()
    for point in points:
        front += _scales(point, face)
        back += _cross(_behind(point, setup))
    return front + _said(setup, _front_words(setup, face)), back + _said(setup, [[Label(BACK, face, SIZE)]])


SIZE = Fraction(9)


def _points(setup: Setup) -> Iterator[Point]:
    """The middle of the paper and its four corners."""
    room = setup.printable.grown(-INSET)
    yield setup.paper.width / 2, setup.paper.height / 2
    for x in (room.left, room.right):
        yield from ((x, y) for y in (room.bottom, room.top))


def _behind(point: Point, setup: Setup) -> Point:
    spot = behind(Area(*point, Fraction(0), Fraction(0)), setup.paper, setup.flip)
    moved = spot.moved(*correction(setup.offset, setup.paper, setup.flip))
    return moved.left, moved.bottom


def _scales(point: Point, face: Face) -> Drawing:
    """Two scales that cross at their zero, in half millimetres."""
    x, y = point
    strokes = [
        Stroke(x - REACH, y, x + REACH, y, SCALE_WIDTH),
        Stroke(x, y - REACH, x, y + REACH, SCALE_WIDTH),
    ]
    drawing = Drawing()
    for half in range(-2 * REACH, 2 * REACH + 1):
        at, long = Fraction(half, 2), Fraction(1 if half % 10 == 0 else 2 if half % 2 == 0 else 1, 2)
        reach = Fraction(3, 2) if half % 10 == 0 else long
        strokes.append(Stroke(x + at, y, x + at, y - reach, SCALE_WIDTH / 2))
        strokes.append(Stroke(x, y + at, x - reach, y + at, SCALE_WIDTH / 2))
    for value, (right, up) in FIGURES:
        drawing += _figure(x + right, y + up, value, face)
    return drawing + Drawing(tuple(strokes))


def _figure(x: Fraction, y: Fraction, value: int, face: Face) -> Drawing:
    label = Label(f"{value:+}".replace("-", "−"), face, Fraction(6))
    return label.drawn(x - label.width / 2, y - label.height / 2)


def _cross(point: Point) -> Drawing:
    x, y = point
    return Drawing((Stroke(x - CROSS, y, x + CROSS, y), Stroke(x, y - CROSS, x, y + CROSS)))


def _front_words(setup: Setup, face: Face) -> Sequence[Line]:
    way = f"flip on {setup.flip} edge"
    said = [text.format(paper=setup.paper, flip=way) for text in FRONT]
    if any(setup.offset):
        said.append(MOVED.format(x=told(setup.offset[0]), y=told(setup.offset[1])))
    rows: list[Line] = [[Label(text, face, SIZE)] for text in said]
    return [*rows, [Rule(100, face)], [Rule(50, face)]]


def _said(setup: Setup, rows: Sequence[Line]) -> Drawing:
    """Between the middle and the top, where no scale stands."""
    room = setup.printable
    bottom = setup.paper.height / 2 + CROSS + 5
    area = Area(room.left + 10, bottom, room.width - 20, room.top - INSET - CROSS - bottom)
    drawing, over = fill([Zone(area, leading=Fraction(3, 2))], rows)
    if over:
        raise ValueError("paper too small to be calibrated")
    return drawing
