"""Every colour that is drawn becomes the grey that is as bright: black ink alone is asked for."""

from __future__ import annotations

import re
from typing import Any

_COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
_SHARES = (0.299, 0.587, 0.114)
"""How bright red, green and blue look, of one (ITU-R BT.601): what a copier makes of them."""


def draw_grey(pdf: Any) -> None:
    """Pages, and pictures drawn in lines; a photograph in colour stays one, and the proof finds it."""
    for each in pdf.objects:
        strokes = getattr(each, "stream", None)
        if isinstance(strokes, list) and not _is_raster(each):
            each.stream = [_grey(stroke) if isinstance(stroke, bytes) else stroke for stroke in strokes]


def _is_raster(stream: Any) -> bool:
    return bool(stream.extra.get("Subtype") == "/Image" or stream.extra.get("Type") == "/Metadata")


def _grey(stroke: bytes) -> bytes:
    found = _COLOUR.fullmatch(stroke)
    if found is None:
        return stroke
    light = sum(share * float(ink) for share, ink in zip(_SHARES, found.groups()[:3], strict=True))
    return f"{light:.3f} {light:.3f} {light:.3f} ".encode() + found[4]
