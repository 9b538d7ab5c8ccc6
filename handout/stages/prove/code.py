"""Proof 3, continued: a QR code leads where it was planned to, read from the page as it will be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
from PIL import Image, ImageFilter

from handout.model.code import QUIET_MODULES, PlannedCode
from handout.model.diagnostic import Finding
from handout.model.document import Box, Document, Page
from handout.model.faults import drawing
from handout.model.plan import Plan
from handout.stages.prove.trimmed import trimmed

DOTS_PER_INCH = 200
"""What an office copier scans; a telephone held near sees more."""

LEAST_MODULE_MM = 0.33
LEAST_CONTRAST = 0.7
"""Of what paper throws back; below it a code is of a lower grade (ISO/IEC 15415)."""

DARKEST_QUIET = 190
"""The palest lettering behind a page may enter the clear paper, and nothing darker, in steps of 255."""

DOTS_PER_MM = DOTS_PER_INCH / 25.4
POINTS_PER_MM = 72 / 25.4


def code(document: Document, plan: Plan) -> Iterator[Finding]:
    """Each code that was printed, at the size at which it was; and that there is one."""
    planned = plan.code
    if planned is None:
        return
    found = [(n, ink.box) for n, page in enumerate(document.pages) for ink in page.inks if _is_code(ink)]
    if not found:
        yield drawing.unreadable_code((), "it is on no page")
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number, box in found:
            drawn = _drawn(trimmed(pdf, number), document.pages[number], box, planned)
            flaws = (*_measured(box, planned), *_seen(drawn, box, planned), *_read(drawn, planned.address))
            yield from (drawing.unreadable_code((), f"on page {number + 1} {flaw}") for flaw in flaws)


def _is_code(ink: Any) -> bool:
    return bool(ink.is_code and ink.is_image)


def _measured(box: Box, planned: PlannedCode) -> Iterator[str]:
    module = box.width / planned.modules
    if abs(box.width - box.height) > module / 2:
        yield f"it is {box.width:.1f} mm wide and {box.height:.1f} mm high"
    if module < LEAST_MODULE_MM - 0.001:
        yield f"its modules are {module:.2f} mm wide, and {LEAST_MODULE_MM} mm is the least"


def _drawn(page: Any, laid: Page, box: Box, planned: PlannedCode) -> Image.Image:
    """The code with its clear paper, in grey, as a scanner of that resolution would see it."""
    quiet = QUIET_MODULES * box.width / planned.modules
    cut = (
        box.x - quiet,
        laid.height_mm - box.bottom - quiet,
        laid.width_mm - box.right - quiet,
        box.y - quiet,
    )
    bounds = tuple(max(0.0, edge * POINTS_PER_MM) for edge in cut)
    scale = DOTS_PER_MM / POINTS_PER_MM
    image: Image.Image = page.render(scale=scale, crop=bounds, rev_byteorder=True).to_pil()
    return image.convert("L")


def _seen(drawn: Image.Image, box: Box, planned: PlannedCode) -> Iterator[str]:
    """Clear paper around it, and dark on light within."""
    quiet = QUIET_MODULES * box.width / planned.modules * DOTS_PER_MM
    # A dot on the border is half of either.
    edge, far = round(quiet) - 1, round(quiet) + 1
    wide, high = drawn.size
    strips = (
        (1, 1, wide - 1, edge),
        (1, high - edge, wide - 1, high - 1),
        (1, far, edge, high - far),
        (wide - edge, far, wide - 1, high - far),
    )
    if min(_extremes(drawn.crop(strip))[0] for strip in strips) < DARKEST_QUIET:
        yield f"something stands in the {QUIET_MODULES} modules of clear paper around it"
    dark, light = _extremes(drawn.crop((far, far, wide - far, high - far)))
    if (light - dark) / 255 < LEAST_CONTRAST:
        yield "it is too pale, or its ground too dark"


def _extremes(image: Image.Image) -> tuple[int, int]:
    dark, light = image.getextrema()
    return int(dark), int(light)  # type: ignore[arg-type]


def _read(drawn: Image.Image, address: str) -> Iterator[str]:
    """Sharp, and once more as a copy of a copy: blurred, and greyer."""
    copied = drawn.filter(ImageFilter.GaussianBlur(1)).point(lambda step: 70 + step * 130 // 255)
    for image, how in ((drawn, "as it is"), (copied, "once it is copied")):
        said = _decoded(image)
        if said != [address]:
            unread = f"no reader finds it {how}, at {DOTS_PER_INCH} dots per inch"
            yield f"it reads {said[0]!r}" if said else unread
            return


def _decoded(image: Image.Image) -> list[str]:
    import zxingcpp  # only the prints of some sites have a code

    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return [each.text for each in zxingcpp.read_barcodes(image, formats=wanted, try_invert=False)]
