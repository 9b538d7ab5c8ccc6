"""What a sheet says about itself in its margin: how to print it, how to measure it, what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from handout.model.sheet.area import Area
from handout.model.sheet.drawn import Drawing
from handout.model.sheet.face import Face
from handout.model.sheet.flow import Line, Piece, Zone, fill
from handout.model.sheet.marks import LONGEST
from handout.model.sheet.pieces import Label, Rule
from handout.model.sheet.setup import Setup

CHECK_RULES_MM = (100, 50)
BELOW, BESIDE = Fraction(2), Fraction(3, 4)
"""Between the marks and what is said below or above them, or at their side, where room is short."""

TICKET_RIM = Fraction(20)
TICKET_SIZE_PT = Fraction(10)
LEADING = Fraction(6, 5)
LARGE_PT, ROOMY = Fraction(8), Fraction(16)
"""Where the margin below the cards is so high, the words that must be said are larger."""
TAKE_OUT = "Take this sheet out: it tells how to print the others, and how to see that they are true to size."
FLIPS = {
    "long": "on both sides, flip on long edge",
    "short": "on both sides, flip on short edge",
    "none": "on one side",
}


@dataclass(frozen=True)
class Slug:
    """The words of a job: what is on its sheets, and the day they were made."""

    jobs: tuple[str, ...]
    day: date
    sheets: int
    face: Face


def slug(setup: Setup, words: Slug, number: int, *, is_back: bool = False) -> tuple[Drawing, bool]:
    """What is said on one side of a sheet, and whether the margin had room for what must be said.

    The rules to measure with come first, then how to print it and which sheet it
    is: these must be said. Then what is on it, by name or else by number, and how
    it is cut.
    """
    zones = tuple(_zones(setup))
    needed = list(_needed(setup, words, number, is_back))
    drawing, over = fill(zones, [*needed, *_told(setup, words)])
    if over and len(words.jobs) > 1:
        counted = replace(words, jobs=(f"{len(words.jobs)} prints, each with its own code on it",))
        drawing, over = fill(zones, [*needed, *_told(setup, counted)])
    pieces = [piece for line in needed for piece in line]
    return drawing, not any(piece in pieces for line in over for piece in line)


def ticket(setup: Setup, words: Slug) -> Drawing:
    """A sheet of its own that says it all, for sheets whose pages leave no margin."""
    rows: list[Line] = [[Label(TAKE_OUT, words.face)]]
    rows += [*_needed(setup, words, 0, is_back=False), *_told(setup, words)]
    large = [[_enlarged(piece) for piece in row] for row in rows]
    room = Area.of(setup.paper).grown(-max(TICKET_RIM, setup.edge))
    drawing, over = fill([Zone(room, leading=LEADING)], large)
    if over:
        raise ValueError("a job of more prints than fit on a sheet of paper")
    return drawing


def _needed(setup: Setup, words: Slug, number: int, is_back: bool) -> Iterator[Line]:
    face = words.face
    yield [Rule(length, face) for length in CHECK_RULES_MM]
    size = LARGE_PT if _is_roomy(setup) else Label.size_pt
    several = "sheet" if words.sheets == 1 else "sheets"
    which = f"Sheet {number} of {words.sheets}" if number else f"{words.sheets} {several}"
    said = [f"Print at 100 % (actual size), {FLIPS[setup.flip]}", f"{which}, back" if is_back else which]
    yield [Label(text, face, size) for text in (*said, f"{words.day.day} {words.day:%B %Y}")]


def _told(setup: Setup, words: Slug) -> Iterator[Line]:
    yield [Label(text, words.face) for text in words.jobs]
    advice = [setup.layout.advice] if setup.layout.advice else []
    size = [f"Size once cut: {setup.slot}"] if setup.is_cut else []
    if advice or size:
        yield [Label(text, words.face) for text in (*advice, *size)]


def _enlarged(piece: Piece) -> Piece:
    return replace(piece, size_pt=TICKET_SIZE_PT) if isinstance(piece, Label) else piece


def _is_roomy(setup: Setup) -> bool:
    zone = next(iter(_zones(setup)), None)
    return zone is not None and zone.is_upright and zone.depth >= ROOMY


def _zones(setup: Setup) -> Iterator[Zone]:
    """The white margins: below the cards, above them, at their right and at their left."""
    if not setup.is_cut:
        return
    reach = setup.clearance + LONGEST + max(map(abs, setup.offset))
    high, wide, room = setup.grid.grown(reach + BELOW), setup.grid.grown(reach + BESIDE), setup.printable
    flush = setup.grid.left - room.left, setup.grid.bottom - room.bottom
    below = Area(room.left, room.bottom, room.width, high.bottom - room.bottom)
    above = Area(room.left, high.top, room.width, room.top - high.top)
    margins = (
        Zone(below, True, True, flush[0], LEADING),
        Zone(above, True, False, flush[0], LEADING),
        Zone(Area(wide.right, room.bottom, room.right - wide.right, room.height), False, True, flush[1]),
        Zone(Area(room.left, room.bottom, wide.left - room.left, room.height), False, False, flush[1]),
    )
    yield from (zone for zone in margins if zone.length > 0 and zone.depth > 0)
