"""Pages told apart by their words, and where on a sheet they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2

from handout.model.sheet.proven import Proven
from handout.stages.prove.turning import POINTS_PER_MM, Bounds

NEAR_MM = 0.1
Point = tuple[float, float]


@dataclass(frozen=True)
class Printed:
    """A page of a print as it reads: its words, and where its code stands from its middle."""

    print: int
    page: int
    name: str
    code: str
    ends: tuple[Point, ...]


@dataclass(frozen=True)
class Known:
    """The pages of all prints, by their words."""

    pages: tuple[Printed, ...]
    by_text: Mapping[str, int]
    numbers: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def same(self, number: int, page: int) -> int:
        """The page that reads like this one: itself, or the first that says the same."""
        return self.numbers[number, page]

    def named(self, index: int) -> tuple[str, int]:
        return self.pages[index].name, self.pages[index].page + 1


@dataclass(frozen=True)
class Seen:
    """What stands in one place of a sheet: words, and the page that they are of, if it is one we know."""

    text: str = ""
    page: int | None = None
    number: int = 0
    code: str = ""
    ends: tuple[Point, ...] = ()
    should: tuple[Point, ...] = ()

    def astray(self, *, is_turned: bool) -> str:
        """How far the page is from where it should be, or upside down; nothing where it is right."""
        if self.page is None:
            return ""
        sign = -1 if is_turned else 1
        gaps = [
            hypot(x - sign * right, y - sign * up)
            for (x, y), (right, up) in zip(self.ends, self.should, strict=False)
        ]
        if not gaps or len(self.ends) != len(self.should):
            return "out of sight"
        return f"{max(gaps):.1f} mm" if max(gaps) > NEAR_MM else ""


def recognised(prints: Sequence[Proven]) -> Known:
    """Every page of every print, read from its own PDF."""
    pages: list[Printed] = []
    by_text: dict[str, int] = {}
    numbers: dict[tuple[int, int], int] = {}
    for number, each in enumerate(prints):
        with pypdfium2.PdfDocument(each.pdf) as pdf:
            for index, trim in enumerate(each.trims):
                text, area = pdf[index].get_textpage(), trim.area
                left, bottom = float(area.left) * POINTS_PER_MM, float(area.bottom) * POINTS_PER_MM
                right, top = float(area.right) * POINTS_PER_MM, float(area.top) * POINTS_PER_MM
                bounds = (left, bottom, right, top)
                ends = _ends(text, each.fingerprint, bounds)
                numbers[number, index] = by_text.setdefault(_said(text, bounds), len(pages))
                pages.append(Printed(number, index, each.name, each.fingerprint, ends))
    return Known(tuple(pages), by_text, numbers)


def seen_in(text: Any, bounds: Bounds, known: Known) -> Seen:
    """What stands within bounds on a side; the code must be that of the print it was built as."""
    said = _said(text, bounds)
    index = known.by_text.get(said)
    if index is None:
        return Seen(said)
    page = known.pages[index]
    ends = _ends(text, page.code, bounds)
    return Seen(said, index if page.code in said else None, page.page + 1, page.code, ends, page.ends)


def _said(text: Any, bounds: Bounds) -> str:
    return "".join(text.get_text_bounded(*bounds).split())


def _ends(text: Any, code: str, bounds: Bounds) -> tuple[Point, ...]:
    """Where the code begins and ends, in millimetres from the middle of its page; the first of them."""
    left, bottom, right, top = bounds
    middle = (left + right) / 2, (bottom + top) / 2
    search = text.search(code, match_case=True)
    while found := search.get_next():
        first, last = (_corner(text, at) for at in (found[0], found[0] + found[1] - 1))
        if left <= first[0] <= right and bottom <= first[1] <= top:
            return tuple(
                ((x - middle[0]) / POINTS_PER_MM, (y - middle[1]) / POINTS_PER_MM) for x, y in (first, last)
            )
    return ()


def _corner(text: Any, index: int) -> Point:
    """Where a sign stands, seen so that it is the same whichever way up: the middle of its box."""
    left, bottom, right, top = text.get_charbox(index)
    return (left + right) / 2, (bottom + top) / 2
