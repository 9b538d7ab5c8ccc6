"""Text read back from a PDF whose lines run from right to left, in the order in which a reader meets it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from handout.model.language.bidi import as_read

Bounds = tuple[float, float, float, float]


class _Sign(NamedTuple):
    stretch: int
    order: int
    x: float
    text: str


def read_as_met(page: Any, bounds: Bounds | None = None) -> str:
    """The text of a page, or of a part of it.

    PDFium guesses at the order of such lines, and guesses a turned telephone
    number right. So each stretch is taken as it is drawn, from left to right
    by where its signs stand, and only then turned about.
    """
    signs = sorted(_signs(page, bounds))
    stretches = groupby(signs, key=lambda sign: sign.stretch)
    drawn = ("".join(sign.text for sign in sorted(group, key=_left)) for _, group in stretches)
    return "\n".join(map(as_read, drawn))


def _left(sign: _Sign) -> float:
    return sign.x


def _signs(page: Any, bounds: Bounds | None) -> Iterator[_Sign]:
    """Each sign that was drawn, with the stretch it was drawn in; what PDFium adds itself is left out."""
    stretches, text = _stretches(page), page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if not drawn or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        stretch = stretches.get(ctypes.addressof(drawn.contents))
        if stretch is None:  # lettering within a picture, such as a watermark
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        place = round(x.value, 2)
        if bounds is None or _is_within(place, y.value, bounds):
            yield _Sign(stretch, index, place, chr(pdfium.FPDFText_GetUnicode(text, index)))


def _is_within(x: float, y: float, bounds: Bounds) -> bool:
    left, bottom, right, top = bounds
    return left <= x <= right and bottom <= y <= top


def _stretches(page: Any) -> dict[int, int]:
    """Which stretch each object is drawn in: those of one tag together, else those of one line."""
    found: dict[int, int] = {}
    before: tuple[int, float] | None = None
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        each = pdfium.FPDFPage_GetObject(page, number)
        here = (pdfium.FPDFPageObj_GetMarkedContentID(each), 0.0)
        if here[0] < 0:
            here = (-1, _baseline(each))
        latest = max(found.values(), default=0)
        found[ctypes.addressof(each.contents)] = latest if here == before else latest + 1
        before = here
    return found


def _baseline(drawn: Any) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    return round(float(matrix.f), 1)
