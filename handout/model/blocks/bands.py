"""Bands: a table by weight, age, renal function or severity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from handout.model.banded import MEASURES, BandsBody, Row
from handout.model.blocks.block import Block
from handout.model.faults import planning
from handout.model.figures import NBSP, named
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.quantity import Quantity
from handout.model.shares import Column


@dataclass(frozen=True)
class BandRow:
    """A band by its name, its range in words or both, and a cell for each column but the first."""

    name: Line | None
    range: Line | None
    cells: tuple[Line, ...]


@dataclass(frozen=True)
class PlannedBands(PlannedBlock):
    """``computed`` of the columns, counted behind the first, hold figures; the others hold words."""

    caption: Line
    columns: tuple[Line, ...]
    unit: Line | None
    rows: tuple[BandRow, ...]
    computed: int
    notes: tuple[Line, ...]


class Bands(Block):
    """A table whose rows are bands of one measure: every value falls in exactly one of them.

    A written column whose head is not for a variant is left out there, with its cells.
    """

    kind: ClassVar[str] = "bands"

    bands: BandsBody

    def at(self, point: Quantity) -> Bands | None:
        """The one row that holds a weight or an age; other tables stay as they are.

        Raises ValueError for weeks in a table of years: no number of weeks is a month.
        """
        body, unit = self.bands, self.bands.unit
        kinds = MEASURES[body.by][0] if body.by in ("weight", "age") else ()
        if unit is None or point.dimension not in kinds:
            return self
        value = point.share(unit.unit)
        rows = tuple(row for row in body.rows if row.span(unit).holds(value))
        return self.model_copy(update={"bands": body.model_copy(update={"rows": rows})}) if rows else None

    def planned(self, say: Speaker) -> PlannedBands | None:
        body = self.bands
        caption, measure = say.line(body.caption), say.line(body.measure)
        if caption is None or measure is None:
            return None
        unit = self._unit(say)
        written = [number for number, head in enumerate(body.columns) if say.says(head)]
        heads = tuple(say.fixed(f"bands-{column}") for column in body.compute)
        columns = (measure, *heads, *say.lines(tuple(body.columns[number] for number in written)))
        outside = body.outside is None or say.says(body.outside)
        if not outside or not all(_is_said(row, written, say) for row in body.rows):
            planning.refuse(planning.half_said_row(caption.place, caption.text))
        rows = tuple(self._row(row, say) for row in body.rows)
        notes = tuple(self._notes(say))
        return PlannedBands(self.kind, caption, columns, unit, rows, len(body.compute), notes)

    def _unit(self, say: Speaker) -> Line | None:
        """The unit stands in the head where the ends of the bands are bare figures."""
        unit = self.bands.unit
        if unit is None or all(end.unit for row in self.bands.rows for end in row.ends):
            return None
        return say.fixed("bands-unit", unit=named(unit.unit, unit.per, is_one=False))

    def _row(self, row: Row, say: Speaker) -> BandRow:
        name = say.line(row.name) if row.name else None
        words = say.fixed(f"bands-{row.label}", **_told(row)) if row.label else None
        figures = tuple(self._figure(row, column, say) for column in self.bands.compute)
        return BandRow(
            name, words if name or not words else words.capitalised, (*figures, *say.lines(row.cells))
        )

    def _figure(self, row: Row, column: Column, say: Speaker) -> Line:
        if column == "times":
            return say.fixed("bands-cell", figure=str(row.times))
        figures = [getattr(each, column) for each in self.bands.shares(row)]
        *least, most = [say.fixed("bands-cell", figure=figure) for figure in figures]
        return _ranged(least[0], most, say.fixed("bands-to").text) if least else most

    def _notes(self, say: Speaker) -> Iterator[Line]:
        """What holds outside the bands, and how the computed figures came about."""
        yield from say.lines((self.bands.outside,) if self.bands.outside else ())
        if self.bands.concentration is not None:
            yield say.fixed("bands-concentration", strength=self.bands.concentration)
        if self.bands.rounding is not None:
            yield say.fixed("bands-rounding", step=self.bands.rounding.to)


def _is_said(row: Row, written: list[int], say: Speaker) -> bool:
    """The row says its name here, and just the cells of the columns that are said."""
    said = [number for number, cell in enumerate(row.cells) if say.says(cell)]
    return said == written and (row.name is None or say.says(row.name))


def _ranged(least: Line, most: Line, to: str) -> Line:
    """From the least to the most, with the unit once: 900 to 3,600 mg."""
    (first,), (last,) = least.runs, most.runs
    text = NBSP.join((_bare(first.text), to, last.text))
    english = NBSP.join((_bare(first.english), "to", last.english)) if last.english else ""
    run = replace(last, text=text, english=english, sums=(*first.sums, *last.sums))
    return replace(most, runs=(run,))


def _bare(figure: str) -> str:
    """The figure without its unit, whatever its digits and its style."""
    return re.split(r"(?<=\d)(?=[^\d.,٬٫])", figure, maxsplit=1)[0]


def _told(row: Row) -> dict[str, Quantity]:
    """The ends of a band as they are printed: bare, or with the unit that was written."""
    low, high = row.begins or row.above, row.below or row.up_to
    return {key: end for key, end in (("low", low), ("high", high)) if end}
