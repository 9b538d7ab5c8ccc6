"""A typed clinical figure: written once, printed by name, the same in every variant."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.printed import Printed
from handout.model.quantity import NBSP, UNITS, Quantity, number
from handout.model.record import Figure, Key, Many, Record, refuse

PER_KG = re.compile(r"(/|\bper\b)\s*kg\b")

Basis = Literal["actual", "ideal", "lean", "adjusted"]


class Value(Record):
    """A figure with its unit, its range, its limits and its sources."""

    amount: Figure | None = Field(None, description="the figure; leave it out where only a range is known")
    low: Figure | None = None
    high: Figure | None = None
    unit: Printed = Field("", max_length=40, description="mg, mL, points, people …; printed after the figure")
    per: Printed = Field("", max_length=20, description="what the amount is for each of: kg, day, hour")
    basis: Basis | None = Field(None, description="the body weight a dose per kg goes by")
    maximum: Quantity | None = Field(None, description="the most that is ever given")
    cite: Many[Key] = ()
    note: str = Field("", description="for editors: population, duration, form; not printed")

    @model_validator(mode="after")
    def _sound(self) -> Value:
        if (self.low is None) != (self.high is None) or (self.amount is None and self.low is None):
            refuse(
                shape.unsound_record((), "a value needs 'amount', or 'low' and 'high'", "add what is missing")
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            refuse(shape.inverted_range((), number(self.low), number(self.high)))
        self._capped()
        return self

    def _capped(self) -> None:
        """A dose per kg carries its cap and its weight (rule RATE-KGMAX)."""
        if not PER_KG.search(f"{self.unit}/{self.per}"):
            return
        needed = {"maximum": self.maximum, "basis": self.basis}
        if missing := [name for name, given in needed.items() if given is None]:
            refuse(shape.per_kg_without_maximum((), " and ".join(f"'{name}'" for name in missing)))
        unit = re.split(r"\s*/|\s+per\s", self.unit)[0]
        if self.maximum and unit in UNITS and UNITS[unit][0] != self.maximum.dimension:
            refuse(shape.mixed_units((), f"{unit} per kg", str(self.maximum)))

    def printed(self, form: str) -> str | None:
        """The value as it is printed in a form, or nothing where it has no such form."""
        if form == "amount" and self.amount is not None:
            return number(self.amount)
        if form == "range" and self.low is not None and self.high is not None:
            return self._with_unit(f"{number(self.low)}{NBSP}to{NBSP}{number(self.high)}")
        if form == "" and self.amount is not None:
            return self._with_unit(number(self.amount))
        return self.printed("range") if form == "" else None

    def _with_unit(self, figure: str) -> str:
        unit = f"{self.unit}/{self.per}" if self.per else self.unit
        return f"{figure}{NBSP}{unit.replace(' ', NBSP)}" if unit else figure
