"""What is wrong with an SVG file: what it may not hold, and what it takes in from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from handout.model.pictures.proportions import stretched

_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")
_LENGTH = re.compile(r"([0-9]*\.?[0-9]+)(px|mm|cm|in|pt|pc|em)?")
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#)")


def svg(data: bytes) -> Iterator[str]:
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
    yield from stretched(*_size(root))


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
