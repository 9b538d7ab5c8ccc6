"""What is wrong with an image file, as far as its bytes tell before it is printed."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from xml.etree import ElementTree

MOST_PIXELS = 40_000_000
MOST_STRETCHED = 20

_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")
_LENGTH = re.compile(r"([0-9]*\.?[0-9]+)(px|mm|cm|in|pt|pc|em)?")
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#)")


def flaw(address: str) -> str:
    """Why the image of a data address would print as nothing, or as something else; empty if it is sound."""
    head, _, body = address.partition(";base64,")
    data = b64decode(body)
    kinds = {"data:image/png": _png, "data:image/jpeg": _jpeg, "data:image/svg+xml": _svg}
    return next(kinds[head](data), "")


def _png(data: bytes) -> Iterator[str]:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or b"IEND" not in data[-16:]:
        yield "it is no whole PNG file"
        return
    width, height = (int.from_bytes(data[start : start + 4], "big") for start in (16, 20))
    yield from _stretched(width, height)
    if width * height > MOST_PIXELS:
        yield f"it has {width} × {height} pixels, more than a print needs"


def _jpeg(data: bytes) -> Iterator[str]:
    if not data.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in data[-64:]:
        yield "it is no whole JPEG file"


def _svg(data: bytes) -> Iterator[str]:
    if b"<!ENTITY" in data:
        yield "it defines entities of its own"
        return
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - no entities, and expat bounds what they expand to
    except ElementTree.ParseError as error:
        yield f"it is no SVG file: {error}"
        return
    if root.tag.rpartition("}")[2] != "svg":
        yield "it is no SVG file"
    for each in root.iter():
        yield from _stray(each)
    yield from _stretched(*_size(root))


def _stray(element: ElementTree.Element) -> Iterator[str]:
    """What an image may not hold: a program, or a part that stands in another file."""
    name = str(element.tag).rpartition("}")[2]
    if name == "script" or any(key.lower().startswith("on") for key in element.attrib):
        yield "it holds a script"
    named = [text for key, text in element.attrib.items() if key.rpartition("}")[2] == "href"]
    if name != "a" and any(not text.startswith(("#", "data:image/")) for text in named):
        yield f"it takes in '{named[0]}' from elsewhere"
    styles = (element.text or "" if name == "style" else "", *element.attrib.values())
    if any(map(_ELSEWHERE.search, styles)):
        yield "it takes in a file from elsewhere"


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Its width and height, in whatever unit; from the box that it draws in, where it says no other."""
    box = [*map(float, _NUMBER.findall(root.get("viewBox", ""))), 0, 0, 0, 0][2:4]
    sides = (_LENGTH.fullmatch(root.get(key, "").strip()) for key in ("width", "height"))
    width, height = (float(side[1]) if side else given for side, given in zip(sides, box, strict=True))
    return width, height


def _stretched(width: float, height: float) -> Iterator[str]:
    if not (width > 0 and height > 0):
        yield "it has no width or no height"
    elif not 1 / MOST_STRETCHED <= width / height <= MOST_STRETCHED:
        yield f"it is {width:g} wide and {height:g} high: printed, it would be a line"
