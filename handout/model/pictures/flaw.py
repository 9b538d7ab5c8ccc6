"""What is wrong with an image file, as far as its bytes tell before it is printed."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator

from handout.model.pictures.proportions import stretched
from handout.model.pictures.vector import svg

MOST_PIXELS = 40_000_000


def flaw(address: str) -> str:
    """Why the image of a data address would print as nothing, or as something else; empty if it is sound."""
    head, _, body = address.partition(";base64,")
    data = b64decode(body)
    kinds = {"data:image/png": _png, "data:image/jpeg": _jpeg, "data:image/svg+xml": svg}
    return next(kinds[head](data), "")


def _png(data: bytes) -> Iterator[str]:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or b"IEND" not in data[-16:]:
        yield "it is no whole PNG file"
        return
    width, height = (int.from_bytes(data[start : start + 4], "big") for start in (16, 20))
    yield from stretched(width, height)
    if width * height > MOST_PIXELS:
        yield f"it has {width} × {height} pixels, more than a print needs"


def _jpeg(data: bytes) -> Iterator[str]:
    if not data.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in data[-64:]:
        yield "it is no whole JPEG file"
