"""Table: rows and columns, with a header to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field, model_validator

from handout.model.blocks.block import Block
from handout.model.faults import planning, shape
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Many, Record, Some, refuse
from handout.model.wording import Register, Said


@dataclass(frozen=True)
class PlannedTable(PlannedBlock):
    """``rows`` hold as many cells as ``columns``; the first cell of a row is its header."""

    caption: Line
    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class TableBody(Record):
    """The caption, the heads and the cells of a table, written here or in a CSV file beside the topic."""

    caption: Said
    csv: str | Mapping[Register, str] | None = Field(
        None, description="a file beside the topic, instead of columns and rows; or one for each register"
    )
    columns: Many[Said] = ()
    rows: Many[Some[Said]] = Field((), description="the first cell of each row is its header")

    @model_validator(mode="after")
    def _even(self) -> TableBody:
        if not self.columns or not self.rows:
            said = "a table has 'columns' and 'rows', or 'csv'"
            refuse(shape.unsound_record((), said, "write the cells here, or name the file that holds them"))
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                message = f"row {number} has {len(row)} cells for {len(self.columns)} columns"
                refuse(shape.unsound_record((), message, "give each row one cell for each column"))
        return self


class Table(Block):
    """A table: every column and every row has a header, and each row is said whole or not at all."""

    kind: ClassVar[str] = "table"

    table: TableBody

    def planned(self, say: Speaker) -> PlannedTable | None:
        caption = say.line(self.table.caption)
        if caption is None:
            return None
        columns = say.lines(self.table.columns)
        rows = tuple(row for cells in self.table.rows if (row := say.lines(cells)))
        for row in (columns, *rows):
            if len(row) != len(self.table.columns):
                planning.refuse(planning.half_said_row(caption.place, caption.text))
        return PlannedTable(self.kind, caption, columns, rows) if rows else None
