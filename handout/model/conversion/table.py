"""What a conversion table stores: rows that lead to one measure, and none that contradicts another."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from handout.model.conversion.chains import Step, contradictions
from handout.model.conversion.leading import leads, of_one
from handout.model.conversion.measure import Measure
from handout.model.conversion.row import Row
from handout.model.faults import converting
from handout.model.record import Record, Some, refuse
from handout.model.units import factor
from handout.model.wording import Said


class ConversionBody(Record):
    """What is stored; every equivalent on the page is worked out from it."""

    caption: Said | None = Field(None, description="heads the table, where the section does not say it")
    to: Annotated[Measure, AfterValidator(of_one)] = Field(
        description="the common measure that the table leads to"
    )
    rows: Some[Annotated[Row, AfterValidator(leads)]]
    evidence: Said | None = Field(
        None, description="heads the list of sources, in the registers that have room for it"
    )

    @model_validator(mode="after")
    def _sound(self) -> ConversionBody:
        for one, other in contradictions(tuple(self._steps())):
            names = (self._title(self.rows[one]), self._title(self.rows[other]))
            refuse(converting.contradicting_conversions(("rows", other, "factor"), *names))
        return self

    def target(self, row: Row) -> Measure:
        return row.to or self.to

    def _steps(self) -> Iterator[Step]:
        for row in self.rows:
            to = self.target(row)
            scale = Fraction(factor(to.amount.unit)) / Fraction(factor(row.of.amount.unit))
            yield Step(row.of.identity, to.identity, row.factor, scale)

    def _title(self, row: Row) -> str:
        return f"{row.of.name} to {self.target(row).name}"
