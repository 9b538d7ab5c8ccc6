"""Pages as forms: each held once, drawn as often as it is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO

from pikepdf import Array, Dictionary, Object, Page, Pdf

from handout.model.sheet.area import Area
from handout.model.sheet.proven import Proven, Trim
from handout.model.sheet.sheet import Placement
from handout.stages.impose.ink import clipped, points, told

Move = tuple[int, Fraction, Fraction]
"""Upright (1) or head down (-1), and how far to the right and up, in millimetres."""


class Forms:
    """The pages of all prints, ready to be drawn on the sheets of one PDF."""

    def __init__(self, pdf: Pdf, prints: Iterable[Proven]) -> None:
        self._pdf = pdf
        self._prints = tuple(prints)
        self._open = [Pdf.open(BytesIO(each.pdf)) for each in self._prints]
        self._forms: dict[tuple[int, int], Object] = {}

    def source(self, placement: Placement) -> Page:
        return self._open[placement.print].pages[placement.page]

    def trim(self, placement: Placement) -> Trim:
        return self._prints[placement.print].trims[placement.page]

    def resources(self, placements: Iterable[Placement]) -> Dictionary:
        """The forms that one side draws, by name."""
        return Dictionary({f"/{_name(each)}": self._form(each) for each in placements})

    def content(self, placements: Iterable[Placement]) -> str:
        """Each page in its place, cut off where its bleed ends."""
        return "".join(f"{self._drawn(each)}\n" for each in placements)

    def move(self, placement: Placement) -> Move:
        """From the page's own place to its place on the sheet: the middle stays the middle."""
        trim, area = self.trim(placement).area, placement.area
        sign = -1 if placement.is_turned else 1
        x = area.left + area.width / 2 - sign * (trim.left + trim.width / 2)
        y = area.bottom + area.height / 2 - sign * (trim.bottom + trim.height / 2)
        return sign, x, y

    def _drawn(self, placement: Placement) -> str:
        sign, x, y = self.move(placement)
        return f"q {clipped(placement.clip)} {sign} 0 0 {sign} {told(x, y)} cm /{_name(placement)} Do Q"

    def _form(self, placement: Placement) -> Object:
        key = (placement.print, placement.page)
        if key not in self._forms:
            form = self.source(placement).as_form_xobject()
            form.BBox = _box(self.trim(placement))
            self._forms[key] = self._pdf.copy_foreign(form)
        return self._forms[key]


def _box(trim: Trim) -> Array:
    area: Area = trim.area.grown(trim.bleed)
    return Array(list(map(points, (area.left, area.bottom, area.right, area.top))))


def _name(placement: Placement) -> str:
    return f"P{placement.print}.{placement.page}"
