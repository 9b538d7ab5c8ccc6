"""Laid-out boxes as plain data: what stands where, and what could cut it off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from handout.model.document import Box, Ground, Ink, Page, Role, TextLine
from handout.stages.typeset.lines import MM_PER_PX, is_container_of_lines, text_lines

ROLES: dict[str, Role] = {"small": "small", "table": "table", "text": "text"}


@dataclass(frozen=True)
class _Around:
    """What the boxes around a box say about it."""

    clips: tuple[Box, ...] = ()
    role: Role = "text"
    line: int | None = None
    section: str = ""
    is_value: bool = False
    is_scaled: bool = False
    is_margin: bool = False
    is_code: bool = False


def page(laid: Any) -> Page:
    """One laid-out page as plain data."""
    box = laid._page_box
    width, height = laid.width * MM_PER_PX, laid.height * MM_PER_PX
    safe = _box(box.content_box_x(), box.content_box_y(), box.width, box.height)
    seen = _Seen([each for each in box.descendants() if each.style["float"] in ("left", "right")])
    seen.look(box, _Around())
    return Page(
        width, height, safe, tuple(seen.inks), tuple(_furniture(box)), tuple(seen.lines), tuple(seen.grounds)
    )


@dataclass
class _Seen:
    """What has been met on a page so far, in the order in which it is read."""

    floats: list[Any]
    inks: list[Ink] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)

    def look(self, box: Any, around: _Around) -> None:
        """At a box, and at all that stands in it."""
        box = getattr(box, "_box", box)  # what an absolutely placed box stands for
        around, first = _inside(box, around), len(self.inks)
        if is_container_of_lines(box):
            self.lines += [] if around.is_margin else text_lines(box, around.line, around.role, self.floats)
        elif ink := _ink(box, around):
            self.inks.append(ink)
        for child in getattr(box, "children", ()) or ():
            self.look(child, around)
        if getattr(box, "background", None) and type(box).__name__ != "PageBox":
            self.grounds.append(Ground(_border(box), first, len(self.inks)))


def _furniture(page_box: Any) -> Iterator[Box]:
    """What is drawn in the margins, with its grounds and rules, which may reach further than its text."""
    for margin in page_box.children:
        if type(margin).__name__ == "MarginBox":
            for child in margin.children:
                yield _border(getattr(child, "_box", child))


def _inside(box: Any, around: _Around) -> _Around:
    """How a box changes what is known about the boxes within it."""
    if type(box).__name__ == "MarginBox":
        around = replace(around, is_margin=True, role="furniture", clips=(*around.clips, _padding(box)))
    elif _clips(box):
        around = replace(around, clips=(*around.clips, _padding(box)))
    if box.style["transform"]:
        around = replace(around, is_scaled=True)
    element = getattr(box, "element", None)
    return around if element is None or type(box).__name__ == "TextBox" else _within(element, around)


def _within(element: Any, around: _Around) -> _Around:
    """What the templates' data attributes say about all that stands in an element."""
    if (section := element.get("data-section")) is not None:
        around = replace(around, section=section)
    if (line := element.get("data-line")) is not None:
        around = replace(around, line=int(line))
    if element.get("data-value") is not None:
        around = replace(around, is_value=True)
    if element.get("data-code") is not None:
        around = replace(around, is_code=True)
    if around.role != "furniture" and (role := _role(element)):
        around = replace(around, role=role)
    return around


def _role(element: Any) -> Role | None:
    said = element.get("data-role")
    return ROLES[said] if said else "table" if element.tag in ("td", "th", "caption") else None


def _clips(box: Any) -> bool:
    """A box of fixed height or hidden overflow can cut off what stands in it."""
    if type(box).__name__ in ("PageBox", "TextBox", "LineBox") or getattr(box, "element_tag", "") == "html":
        return False
    style = box.style
    most = style["max_height"]
    bounded = style["height"] != "auto" or getattr(most, "value", most) != float("inf")
    return bool(style["overflow"] != "visible" or (bounded and hasattr(box, "children")))


def _padding(box: Any) -> Box:
    return _box(box.padding_box_x(), box.padding_box_y(), box.padding_width(), box.padding_height())


def _border(box: Any) -> Box:
    return _box(box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x * MM_PER_PX, y * MM_PER_PX, width * MM_PER_PX, height * MM_PER_PX)


def _ink(box: Any, around: _Around) -> Ink | None:
    """The text or image a box puts on paper; a flow box puts none."""
    name = type(box).__name__
    is_image = name.endswith("ReplacedBox")
    text = getattr(box, "text", "") if name == "TextBox" else ""
    if not (is_image or text.strip()):
        return None
    return Ink(
        text=text,
        box=_box(box.position_x, box.position_y, box.width, box.height) if is_image else _letters(box),
        role=around.role,
        line=around.line,
        section=around.section,
        is_value=around.is_value,
        x_height_mm=0.0 if is_image else _x_height(box.style),
        is_image=is_image,
        is_scaled=around.is_scaled,
        is_code=around.is_code,
        clips=around.clips,
    )


def _letters(box: Any) -> Box:
    """The em box of a text: a face reserves more above and below than its letters reach."""
    spare = max(0.0, (box.height - box.style["font_size"]) / 2)
    return _box(box.position_x, box.position_y + spare, box.width, box.height - 2 * spare)


def _x_height(style: Any) -> float:
    from weasyprint.text.line_break import character_ratio

    size_px: float = style["font_size"] * character_ratio(style, "ex")
    return size_px * MM_PER_PX
