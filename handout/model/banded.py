"""Tables by bands of weight, age, renal function or severity: every value falls in exactly one band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from handout.model.covering import covered, said, shared_out
from handout.model.diagnostic import Place
from handout.model.faults import banding, shape
from handout.model.figures import NBSP, named
from handout.model.quantity import Quantity
from handout.model.ranges import Ends
from handout.model.record import Many, Record, Some, refuse
from handout.model.rounding import RoundingRule
from handout.model.shares import Amount, Column, Dosage, Shared, Sharing
from handout.model.units import kind, unit_named
from handout.model.wording import REGISTERS, Said

By = Literal["weight", "age", "renal-function", "severity"]

MEASURES: Mapping[By, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "weight": (("mass",), ("",), "kg or g"),
    "age": (("time", "calendar"), ("",), "days or weeks, or months or years"),
    "renal-function": (("volume",), ("minute",), "mL/min"),
}
"""What a table goes by, with the kinds of unit that measure it."""


def _one_of(value: Any) -> Any:
    """A unit is read as one of it: mL/min as 1 mL/min."""
    return f"1 {value}" if isinstance(value, str) else value


class Row(Ends, Dosage):
    """One band: where it begins and ends, or its name, and what stands in its cells."""

    name: Said | None = Field(None, description="the name of the band: mild, moderate, severe")
    cells: Many[Said] = ()


class BandsBody(Record):
    """A table whose rows are bands of one measure; computed columns stand before those that are written."""

    caption: Said
    by: By
    measure: Said = Field(
        description="what is measured, for the head: Creatinine clearance (Cockcroft–Gault)"
    )
    unit: Annotated[Quantity, BeforeValidator(_one_of)] | None = Field(
        None, description="kg, months, mL/min …"
    )
    compute: Many[Column] = Field((), description="columns that follow from 'daily' or 'dose' and 'times'")
    rounding: RoundingRule | None = Field(
        None, description="how doses are rounded down to what is measurable"
    )
    concentration: Quantity | None = Field(None, description="for 'volume': 10 mg/mL")
    columns: Many[Said] = Field((), description="the heads of the written columns")
    rows: Some[Row]
    outside: Said | None = Field(
        None, description="what holds below the first band or above the last: Below 10 kg, ask the pharmacist"
    )

    @model_validator(mode="after")
    def _sound(self) -> BandsBody:
        self._even()
        self._distinct()
        if self.unit is None:
            self._named()
        else:
            self._of_one_measure(self.unit)
            self._shared_out(self.unit)
        self._computed()
        self._covered()
        return self

    def _even(self) -> None:
        """Each row has a cell for each written column, and a dosage where there are computed ones."""
        if not self.columns and not self.compute:
            refuse(shape.unsound_record((), "this table has no column", "add 'columns', or 'compute'"))
        for number, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                message = f"row {number + 1} has {len(row.cells)} cells for {len(self.columns)} columns"
                hint = "give each row one cell for each column"
                refuse(shape.unsound_record(("rows", number), message, hint))
            if bool(self.compute) != (row.times is not None):
                message = "rows have 'daily' or 'dose' where the table computes columns, and only there"
                hint = "add it to the row, or say 'compute:' with the columns"
                refuse(shape.unsound_record(("rows", number), message, hint))

    def _distinct(self) -> None:
        for register in REGISTERS:
            names = [getattr(row.name, register, None) for row in self.rows]
            for number, name in enumerate(names):
                if name is not None and name in names[:number]:
                    refuse(banding.band_named_twice(("rows", number, "name"), name.characters))

    def _named(self) -> None:
        """Bands without a unit go by their names alone."""
        for number, row in enumerate(self.rows):
            if row.ends or row.name is None or self.by != "severity":
                message = "only bands of severity go without a unit, each by its name"
                refuse(shape.unsound_record(("rows", number), message, "add 'unit:' to the table"))

    def _of_one_measure(self, unit: Quantity) -> None:
        """The unit, and the unit of each end, measure what the table goes by."""
        if self.by == "severity" and (unit.dimension, unit.per) == ("volume", "minute"):
            known = "points, or say 'by: renal-function'"
            refuse(banding.unit_of_another_measure(("unit",), _named_unit(unit), self.by, known))
        if self.by in MEASURES:
            kinds, pers, known = MEASURES[self.by]
            if unit.dimension not in kinds or unit.per not in pers:
                told = _named_unit(unit)
                refuse(banding.unit_of_another_measure(("unit",), told, self.by.replace("-", " "), known))
        for number, row in enumerate(self.rows):
            for end in row.ends:
                if end.unit and (end.dimension, end.per) != (unit.dimension, unit.per):
                    refuse(shape.mixed_units(("rows", number), str(end), _named_unit(unit)))

    def _covered(self) -> None:
        """Every weight, age or renal function has its row, or the table says what holds outside its rows.

        ``below: 10`` alone holds everything less, ``from: 10`` alone everything
        more. A scale of severity has ends of its own.
        """
        if self.unit is None or self.by not in MEASURES:
            return
        if not self.rows[0].ends and self.rows[0].name is None:
            message = "this band has neither an end nor a name"
            refuse(shape.unsound_record(("rows", 0), message, "say where it begins or ends"))
        if self.outside is None:
            spans = [row.span(self.unit) for row in self.rows]
            covered(spans, self.unit, ("rows",), has_zero=self.by != "weight")

    def _shared_out(self, unit: Quantity) -> None:
        spans = [row.span(unit) for row in self.rows]
        for number, span in enumerate(spans):
            if span.is_empty:
                ends = said(span.low, unit), said(span.high, unit)
                refuse(shape.inverted_range(("rows", number), *ends))
        shared_out(spans, unit, ("rows",))

    def _computed(self) -> None:
        """What the computed columns need is there, and every figure can be measured."""
        volume, strength, step = "volume" in self.compute, self.concentration, self.rounding
        if volume != (strength is not None) or (step is not None and not self.compute):
            message = "'volume' goes with 'concentration', and 'rounding' with computed columns"
            refuse(shape.unsound_record((), message, "add what is missing, or take the other away"))
        if step is not None and step.direction != "down":
            wanted = "down, as a dose that is shared out may not exceed its total"
            refuse(shape.wrong_type(("rounding", "direction"), wanted, step.direction))
        if strength is not None and strength.amount <= 0:
            refuse(shape.wrong_type(("concentration",), "more than nothing", str(strength)))
        for number, row in enumerate(self.rows):
            for each in (row.daily, row.dose):
                if each is not None:
                    self._alike(("rows", number), each)
            self.shares(row, ("rows", number))

    def _alike(self, place: Place, amount: Amount) -> None:
        """Amounts, concentration and rounding step are of kinds that go together."""
        given, strength, step = amount.low, self.concentration, self.rounding
        if strength is not None and (
            strength.dimension != given.dimension or kind_of(strength.per) != "volume"
        ):
            refuse(shape.mixed_units(place, str(given), str(strength)))
        measured = "volume" if strength is not None else given.dimension
        if step is not None and (step.to.dimension != measured or step.to.per):
            refuse(shape.mixed_units(place, str(given), str(step.to)))

    def shares(self, row: Row, place: Place = ()) -> tuple[Shared, ...]:
        """The computed figures of a row: one, or the least and the most."""
        rule = self.rounding.rounding if self.rounding else None
        return Sharing(rule, self.concentration, place).shared(row) if row.times else ()


def kind_of(unit: str) -> str:
    return kind(unit) if unit_named(unit) else ""


def _named_unit(unit: Quantity) -> str:
    return named(unit.unit, unit.per, is_one=False).replace(NBSP, " ")
