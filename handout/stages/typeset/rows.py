"""The rows of columns that WeasyPrint has laid out, as they would stand in a single one.

A column may end between the blocks and lines that may be parted (CSS
Fragmentation 4, "Possible Breaks"), where there is as much room below as
WeasyPrint 70 asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from handout.stages.typeset.flow import Row


def rows_of(columns: Sequence[Any], context: Any) -> list[Row]:
    """The rows of columns, one below the other."""
    flow: list[Row] = []
    above = 0.0
    for column, after in zip(columns, (*columns[1:], None), strict=True):
        rows = _rows(column, after, context)
        flow += (row.moved(above - rows[0].begin_px) for row in rows)
        if after is not None:
            above = flow[-1].bottom_px + _margin_lost(column, after, context)
    return flow


def _rows(box: Any, rest: Any, context: Any) -> list[Row]:
    """The rows of a box: the first one opens it, and the last one closes it, unless its rest is elsewhere."""
    from weasyprint.formatting_structure.boxes import LineBox

    top, bottom = box.border_box_y(), box.border_box_y() + box.border_height()
    if context.current_page == 1:  # only later pages let go of margins at the head of a column
        top -= max(box.margin_top, 0)
    inside = _parts(box, context)
    if not inside:
        return [Row(top, bottom, bottom)]
    are_lines = isinstance(inside[0], LineBox)
    rows = list(_lines(inside) if are_lines else _blocks(box, inside, _rest_of(inside[-1], rest), context))
    rows[0] = replace(rows[0], begin_px=min(rows[0].begin_px, top), can_begin=True)
    if rest is None and not box.is_column:
        rows[-1] = replace(rows[-1], bottom_px=bottom, end_px=max(rows[-1].end_px, bottom))
    return rows


def _parts(box: Any, context: Any) -> list[Any]:
    """What a box may be parted between; nothing where it is kept whole."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.block import avoid_page_break

    is_whole = not box.is_column and avoid_page_break(box.style["break_inside"], context)
    parted = (boxes.BlockBox, boxes.TableBox, boxes.TableRowGroupBox)
    is_parted = isinstance(box, parted) and not isinstance(box, boxes.FlexContainerBox)
    return _in_flow(box) if is_parted and not is_whole else []


def _in_flow(box: Any) -> list[Any]:
    return [child for child in box.children if child.is_in_normal_flow()]


def _lines(lines: Sequence[Any]) -> Iterator[Row]:
    orphans, widows = lines[0].style["orphans"], lines[0].style["widows"]
    for number, line in enumerate(lines):
        bottom = line.position_y + line.height
        yield Row(line.position_y, bottom, bottom, number >= orphans and len(lines) - number >= widows)


def _blocks(box: Any, blocks: Sequence[Any], rest: Any, context: Any) -> Iterator[Row]:
    """The rows of the blocks in a box, of which the last may have its rest elsewhere."""
    from weasyprint.layout.block import avoid_page_break, block_level_page_break

    before = None
    for block in blocks:
        its_rest = rest if block is blocks[-1] else None
        first, *others = _rows(block, its_rest, context)
        can_begin = before is None or not avoid_page_break(block_level_page_break(before, block), context)
        rows = [replace(first, can_begin=can_begin), *others]
        yield from rows if its_rest is not None else _with_room_below(box, block, rows)
        before = block


def _with_room_below(box: Any, block: Any, rows: list[Row]) -> list[Row]:
    """WeasyPrint ends a column after a block only where the edge below it would fit once more."""
    edge = block.padding_bottom + block.border_bottom_width
    margin = 0 if box.bottom_margin_collapses() else block.margin_bottom
    end = block.border_box_y() + block.border_height() + edge + margin
    return [*rows[:-1], replace(rows[-1], end_px=max(rows[-1].end_px, end))]


def _rest_of(box: Any, container: Any) -> Any:
    """The part of a box that is in the rest of its container, if it is parted too."""
    first = _in_flow(container)[:1] if container is not None else []
    is_same = bool(first) and getattr(box, "index", None) == getattr(first[0], "index", None)
    return first[0] if is_same else None


def _margin_lost(before: Any, after: Any, context: Any) -> float:
    """The margin that there would be, did no column end between two parts of one box."""
    last, first = _blocks_of(before)[-1:], _blocks_of(after)[:1]
    if not last or not first:
        return 0
    if _rest_of(last[0], after) is not None:
        return _margin_lost(last[0], first[0], context)
    below, above = _margin_below(last[0]), _margin_above(first[0])
    return max(below - above, 0) if context.current_page == 1 else max(below, above)


def _margin_below(box: Any) -> float:
    last = _blocks_of(box)[-1:] if box.bottom_margin_collapses() else []
    return float(max((box.margin_bottom, *map(_margin_below, last))))


def _margin_above(box: Any) -> float:
    """The margin that a box asks for, which it may have lost at the head of a column."""
    from weasyprint.layout.percent import percentage

    asked = box.style["margin_top"]
    margin = 0 if asked == "auto" else percentage(asked, box.style, 0)
    first = _blocks_of(box)[:1] if box.top_margin_collapses() else []
    return float(max((margin, *map(_margin_above, first))))


def _blocks_of(box: Any) -> list[Any]:
    from weasyprint.formatting_structure.boxes import BlockBox

    return [child for child in _in_flow(box) if isinstance(child, BlockBox)]
