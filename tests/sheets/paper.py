"""Prints made for these tests, and eyes that know nothing of how pages were placed.

Each page bears two squares in shades of grey that no other page has, and words.
Without smoothing a shade is found in a raster by looking for its byte, so a page
is found wherever it is, and whichever way up. On the second page of a leaf the
squares stand mirrored: held to the light they cover those of the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from handout.model.sheet.proven import Proven
from handout.stages.impose import measure

PT = 72 / 25.4
SIZES = {
    "fold-over": (74, 105),
    "a7-4up": (74, 105),
    "a7-8up": (74, 105),
    "id1-10up": (85.6, 53.98),
    "a6-2up": (105, 148),
    "3x5": (76.2, 127),
    "a5-booklet": (148, 210),
    "a4-fold": (210, 297),
}
"""Each packaged layout, and the page that it is for, in millimetres."""

DOTS_PER_MM = 11
FIRST, SECOND = (9.0, 12.0), (31.0, 40.0)
"""Where the squares of a page stand from its left and bottom edge; on a second page from its right."""
SIDE_MM = 4.0


@dataclass(frozen=True)
class Spot:
    """A square as it is seen on a raster: its left and top edge, in millimetres."""

    left: float
    top: float


class Raster:
    """One side of paper as a printer draws it."""

    def __init__(self, page: pypdfium2.PdfPage, dots: int) -> None:
        self.dots = dots
        drawn = page.render(
            scale=dots / PT,
            grayscale=True,
            no_smoothtext=True,
            no_smoothpath=True,
            no_smoothimage=True,
        )
        self.image = drawn.to_pil()
        self.bytes = self.image.tobytes()
        self.width_mm = self.image.width / self.dots
        self.height_mm = self.image.height / self.dots

    def find(self, shade: int) -> Spot | None:
        """The square of a shade: its first dot in reading order is its left top corner."""
        at = self.bytes.find(bytes([shade]))
        if at < 0:
            return None
        row, column = divmod(at, self.image.width)
        return Spot(column / self.dots, row / self.dots)

    def page(self, among: int, size_mm: tuple[float, float]) -> tuple[float, float, float, float] | None:
        """Where a page is cut out, told from its two squares, which also show which way up it is."""
        first, second = map(self.find, shades(among))
        if first is None or second is None:
            return None
        width, height = size_mm
        x = FIRST[0] + SIDE_MM / 2 if among % 2 == 0 else width - FIRST[0] - SIDE_MM / 2
        sign = -1 if second.top > first.top else 1
        middle_x = first.left + SIDE_MM / 2 + sign * (width / 2 - x)
        middle_y = first.top + SIDE_MM / 2 - sign * (height / 2 - FIRST[1] - SIDE_MM / 2)
        return middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2

    def is_clear(self, left: float, top: float, right: float, bottom: float, of: int = 0) -> bool:
        """Whether no dot of that shade lies within; black is what marks are drawn in."""
        box = tuple(round(each * self.dots) for each in (left, top, right, bottom))
        return bytes([of]) not in self.image.crop(box).tobytes()


def rasters(pdf: bytes, dots: int = DOTS_PER_MM) -> list[Raster]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [Raster(page, dots) for page in document]


def shades(leaf_page: int) -> tuple[int, int]:
    """The two shades of a page, counted through all prints of a test."""
    return 20 + 4 * leaf_page, 22 + 4 * leaf_page


def made(
    code: str, pages: int, size_mm: tuple[float, float], first: int = 0, bleed_mm: float = 0, copies: int = 1
) -> Proven:
    """A print of so many pages; ``first`` is the number of its first page among all of a test."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
        )
        for number in range(pages):
            pdf.pages.append(_page(pdf, font, code, number, first + number, size_mm, bleed_mm))
        data = BytesIO()
        pdf.save(data, deterministic_id=True)
    return Proven(
        f"print-{code}", code, data.getvalue(), measure(data.getvalue()), copies, Path(f"{code}.pdf")
    )


def _page(
    pdf: pikepdf.Pdf,
    font: pikepdf.Object,
    code: str,
    number: int,
    among: int,
    size_mm: tuple[float, float],
    bleed_mm: float,
) -> pikepdf.Page:
    width, height = size_mm
    first, second = shades(among)
    content = ["q 1 g" if not bleed_mm else "q 0.9 g", f"0 0 {width * PT:.4f} {height * PT:.4f} re f"]
    if bleed_mm:
        rim = [-bleed_mm, -bleed_mm, width + 2 * bleed_mm, height + 2 * bleed_mm]
        content[1] = " ".join(f"{each * PT:.4f}" for each in rim) + " re f"
    for shade, (x, y) in ((first, FIRST), (second, SECOND)):
        left = x if number % 2 == 0 else width - x - SIDE_MM
        content.append(
            f"{shade / 255:.5f} g {left * PT:.5f} {y * PT:.5f} {SIDE_MM * PT:.5f} {SIDE_MM * PT:.5f} re f"
        )
    content.append(f"0.04 g BT /F 6 Tf {10 * PT:.3f} {20 * PT:.3f} Td ({code} page{number + 1}) Tj ET Q")
    box = [-bleed_mm, -bleed_mm, width + bleed_mm, height + bleed_mm]
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([round(each * PT, 6) for each in box]),
        TrimBox=Array([0, 0, round(width * PT, 6), round(height * PT, 6)]),
        Resources=Dictionary(Font=Dictionary(F=font)),
        Contents=pdf.make_stream("\n".join(content).encode()),
        Annots=Array([pdf.make_indirect(_link(code, number))]),
    )
    if bleed_mm:
        page.BleedBox = page.MediaBox
    return pikepdf.Page(pdf.make_indirect(page))


def _link(code: str, number: int) -> Dictionary:
    rect = [round(each * PT, 4) for each in (10, 19, 40, 23)]
    action = Dictionary(S=Name.URI, URI=pikepdf.String(f"https://example.org/{code}/{number + 1}"))
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect), A=action)
