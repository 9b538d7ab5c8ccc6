"""The columns of one page, laid out by WeasyPrint at a height that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Columns:
    """Columns as they were laid out, and where the text goes on after them; lengths in CSS pixels."""

    height: float
    boxes: tuple[Any, ...]
    rest: Any
    next_page: Any
    used_px: tuple[float, ...]

    @property
    def hold_all(self) -> bool:
        return bool(self.boxes) and self.rest is None

    @property
    def last_px(self) -> float:
        return self.used_px[-1] if self.used_px else 0.0


def is_plain(context: Any, box: Any) -> bool:
    """So many columns of a height that is free, across which nothing stands, and without footnotes."""
    style = box.style
    is_free = style["height"] == "auto" and style["position"] == "static" and box.min_height in (0, "auto")
    spans = any(child.style["column_span"] == "all" for child in box.children)
    is_counted = style["column_count"] != "auto" and style["column_width"] == "auto"
    return bool(box.children and is_counted and is_free and not spans and not context.footnotes)


def room_for(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, page_is_empty: bool,
    absolute_boxes: list[Any], fixed_boxes: list[Any], adjoining_margins: list[float], *styles: Any,
) -> Room:  # fmt: skip
    """What WeasyPrint hands to the layout of columns, made ready as it does itself."""
    from weasyprint.layout.block import block_level_width, collapse_margin
    from weasyprint.layout.percent import percentage

    box = box.copy_with_children(box.children)
    box.position_y += collapse_margin(adjoining_margins)
    block_level_width(box, containing_block)
    asked = box.style["column_gap"]
    gap = box.style["font_size"] if asked == "normal" else percentage(asked, box.style, box.width)
    (skip,) = skip_stack or (0,)
    return Room(
        context, box, containing_block,
        tuple(child.copy() for child in box.children[skip:]),
        skip, {0: skip_stack[skip]} if skip_stack else None,
        bottom_space, page_is_empty, gap,
        absolute_boxes, fixed_boxes, (len(absolute_boxes), len(fixed_boxes), len(context.excluded_shapes)),
        styles,
    )  # fmt: skip


@dataclass(frozen=True)
class Room:
    """The room that the columns of one page have, and the text that goes on in them."""

    context: Any
    box: Any
    containing_block: Any
    children: Sequence[Any]
    skip: int
    begin: Any
    bottom_space: float
    page_is_empty: bool
    gap: float
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    before: tuple[int, int, int]
    styles: tuple[Any, ...]

    @property
    def top(self) -> float:
        return float(self.box.content_box_y())

    @property
    def height(self) -> float:
        """What the page has room for."""
        return float(self.context.page_bottom - self.top - self.bottom_space)

    @property
    def count(self) -> int:
        return int(self.box.style["column_count"])

    def laid_out(self, height: float) -> Columns:
        """Columns no higher than this; none where the text cannot even begin."""
        from weasyprint.layout.block import block_box_layout

        space = max(self.bottom_space, self.context.page_bottom - self.top - height)
        boxes: list[Any] = []
        rest = self.begin
        for number in range(self.count):
            box, rest, next_page, *_ = block_box_layout(
                self.context, self._empty(number), space, rest, self.containing_block, self.page_is_empty,
                self.absolute_boxes, self.fixed_boxes, None, *self.styles, discard=False, max_lines=None,
            )  # fmt: skip
            if box is None:
                self._forget(boxes)
                return Columns(height, (), self.begin, None, ())
            boxes.append(box)
            if rest is None:
                break
        return Columns(height, tuple(boxes), rest, next_page, tuple(map(self._used, boxes)))

    def undo(self, columns: Columns) -> None:
        """As if these columns had never been laid out."""
        self._forget(columns.boxes)

    def _forget(self, boxes: Sequence[Any]) -> None:
        from weasyprint.layout.block import remove_placeholders

        remove_placeholders(self.context, boxes, [], [])
        lists = (self.absolute_boxes, self.fixed_boxes, self.context.excluded_shapes)
        for each, length in zip(lists, self.before, strict=True):
            del each[length:]

    def _empty(self, number: int) -> Any:
        from weasyprint.layout.column import _create_column_box

        width = max(0.0, self.box.width - (self.count - 1) * self.gap) / self.count
        column = _create_column_box(self.box, self.containing_block, self.children, width, self.top)
        if self.box.style["direction"] == "rtl":
            column.position_x += self.box.width - (number + 1) * width - number * self.gap
        else:
            column.position_x += number * (width + self.gap)
        return column

    def _used(self, column: Any) -> float:
        """How far down a column reaches; the margin below its last box is no part of it."""
        last = [child for child in column.children if child.is_in_normal_flow()][-1:]
        return float(sum(box.position_y + box.margin_height() - box.margin_bottom - self.top for box in last))

    def closed(self, columns: Columns) -> Any:
        """The box around the columns, all of one height, as WeasyPrint hands it on."""
        highest = max(box.margin_height() for box in columns.boxes)
        for box in columns.boxes:
            box.height = highest
        self.box.children = list(columns.boxes)
        if self.box.height == "auto":
            self.box.height = min(self.height, highest)
        rest = columns.rest
        if rest:
            (first,) = rest
            rest = {self.skip + first: rest[first]}
        return self.box, rest, columns.next_page, [], False
