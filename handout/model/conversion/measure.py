"""What is converted: a medicine by one route, in its unit and for its time."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pydantic import Field, model_validator

from handout.model.faults import converting, shape
from handout.model.quantity import Quantity, exact
from handout.model.record import Record, refuse
from handout.model.units import PER_TIME
from handout.model.wording import Said, Wording


def name_of(*wordings: Wording | None) -> str:
    """Words as an author knows them again: the first register of each."""
    said = (next((prose.characters for _, prose in each.said()), "") for each in wordings if each)
    return " ".join(said)


class Measure(Record):
    """A medicine by one route, with its unit and the time that it is for."""

    medicine: Said
    route: Said | None = Field(None, description="by mouth, patch, under the skin; printed behind the name")
    amount: Quantity = Field(description="what the factor speaks of: 1 mg/day, 1 microgram/hour")

    @model_validator(mode="after")
    def _sound(self) -> Measure:
        if self.amount.amount <= 0:
            refuse(converting.impossible_factor(("amount",), str(self.amount)))
        if self.amount.per not in ("", *PER_TIME):
            wanted = "an amount, or an amount per hour or per day"
            refuse(shape.wrong_type(("amount",), wanted, str(self.amount)))
        return self

    @property
    def name(self) -> str:
        return name_of(self.medicine, self.route)

    @property
    def identity(self) -> tuple[str, str, str]:
        """Two measures with the same words, kind of unit and time are one."""
        return self.name.casefold(), self.amount.dimension, self.amount.time

    def of(self, amount: Decimal | Fraction) -> Quantity:
        """So much of this unit and time."""
        return Quantity(exact(Fraction(amount)), self.amount.unit, self.amount.per)
