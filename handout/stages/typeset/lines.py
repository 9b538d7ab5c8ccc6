"""Lines of running text: the room each had, what it used, and the word that went on to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from handout.model.document import Role, TextLine

MM_PER_PX = 25.4 / 96


def is_container_of_lines(box: Any) -> bool:
    """It holds lines of text; the number of an item is no line of it."""
    children: list[Any] = list(getattr(box, "children", None) or [])
    is_marker = str(getattr(box, "element_tag", "")).endswith("::marker")
    return bool(children) and type(children[0]).__name__ == "LineBox" and not is_marker


def text_lines(block: Any, line: int | None, role: Role, floats: Sequence[Any]) -> Iterator[TextLine]:
    """Each line of a block; ``floats`` are what lines may have to keep clear of."""
    boxes = [box for box in block.children if type(box).__name__ == "LineBox"]
    for box, following in zip_longest(boxes, boxes[1:]):
        leaves, words = _texts(box), _pieces(following) if following else []
        if not leaves:
            continue
        is_last = not words or _ends_by_order(box)
        said = {each for leaf, each in _said(box, line) if leaf in leaves}
        yield TextLine(
            text="".join(leaf.text for leaf in leaves),
            used_mm=_used(leaves, block) * MM_PER_PX,
            room_mm=_room(box, block, floats) * MM_PER_PX,
            next_word_mm=0.0 if is_last else _first_word(words) * MM_PER_PX,
            line=said.pop() if len(said) == 1 else None,
            role=role,
            height_mm=box.height * MM_PER_PX,
            is_last=is_last,
        )


def _begin(block: Any) -> float:
    """Where lines of a block begin: at its left, or at its right where they run to the left."""
    left: float = block.content_box_x()
    return left + block.width if block.style["direction"] == "rtl" else left


def _used(leaves: list[Any], block: Any) -> float:
    """How far a line's text reaches from the side it begins at."""
    begin = _begin(block)
    if block.style["direction"] == "rtl":
        return float(begin - min((leaf.position_x for leaf in leaves), default=begin))
    return float(max((leaf.position_x + leaf.width for leaf in leaves), default=begin) - begin)


def _room(line: Any, block: Any, floats: Sequence[Any]) -> float:
    """How far a line may reach from the side it begins at: to the other side, or to what stands there."""
    left = block.content_box_x()
    right = left + block.width
    for each in floats:
        top, side = each.position_y, each.position_x
        is_beside = top < line.position_y + line.height and line.position_y < top + each.margin_height()
        if is_beside and left <= side <= right:
            if each.style["float"] == "right":
                right = min(right, side)
            else:
                left = max(left, side + each.margin_width())
    return float(abs((left if block.style["direction"] == "rtl" else right) - _begin(block)))


def _ends_by_order(line: Any) -> bool:
    """The template ended the line, so the next word was never meant to stand on it."""
    return any(getattr(leaf, "element_tag", "") == "br" for leaf in _within(line))


def _texts(line: Any) -> list[Any]:
    return [leaf for leaf in _pieces(line) if leaf.text.strip()]


def _pieces(line: Any) -> list[Any]:
    """All texts of a line, those too that are a space and no more."""
    return [leaf for leaf in _within(line) if getattr(leaf, "text", "")]


def _within(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()) or ():
        yield from _within(child)


def _said(box: Any, line: int | None) -> Iterator[tuple[Any, int | None]]:
    """Each box below a line, with the line of the plan that it says."""
    box = getattr(box, "_box", box)
    element = getattr(box, "element", None)
    own = element.get("data-line") if element is not None and type(box).__name__ != "LineBox" else None
    line = line if own is None else int(own)
    yield box, line
    for child in getattr(box, "children", ()) or ():
        yield from _said(child, line)


def _first_word(pieces: list[Any]) -> float:
    """The width of what cannot be parted at the head of a line, by its share of letters."""
    width = 0.0
    for piece in pieces:
        if width and piece.text.startswith(" "):
            break
        first = piece.text if piece.style["white_space"] == "nowrap" else piece.text.split(" ")[0]
        if first != piece.text:
            return width + float(piece.width) * (len(first) + 1) / len(piece.text)
        width += float(piece.width)
    return width
