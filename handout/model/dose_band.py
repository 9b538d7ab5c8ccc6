"""One band of a dose table: its weights, its rule and its limits."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field, model_validator

from handout.model.daily import adding_up, counted, untouched
from handout.model.faults import shape
from handout.model.quantity import Quantity
from handout.model.record import Count, Figure, Many, Record, refuse
from handout.model.wording import Said

ONE_MG = Quantity(Decimal(1), "mg")


def of_kind(given: Quantity | None, dimensions: tuple[str, ...], per: str, wanted: str) -> None:
    """Refuse a quantity that is not positive, or not of the kind that is wanted."""
    if given is None:
        return
    if given.amount <= 0:
        refuse(shape.wrong_type((), "more than zero", str(given)))
    if given.per != per or given.dimension not in dimensions:
        refuse(shape.wrong_type((), wanted, str(given)))


class Band(Record):
    """A range of weights with one rule; the lower end is outside it, the upper end inside."""

    above: Quantity | None = Field(None, description="the weight it begins above; without it, at nothing")
    up_to: Quantity | None = Field(None, description="the weight it ends with; without it, it has no end")
    when: Said | None = Field(None, description="tells two bands of the same weights apart")
    per_kg: Quantity | None = Field(None, description="each dose, per kg: 15 mg/kg")
    dose: Quantity | None = Field(None, description="each dose, where it is the same for every weight")
    maximum: Quantity | None = Field(None, description="the most of one dose")
    maximum_volume: Quantity | None = Field(None, description="the volume of that; must agree with it")
    daily: Quantity | None = Field(None, description="the most in 24 hours, per kg: 60 mg/kg")
    daily_maximum: Quantity | None = Field(None, description="the most in 24 hours, whatever the weight")
    times: Count | None = Field(None, description="the most doses in 24 hours; 1 if there is only one")
    weights: Many[Figure] = Field((), description="the weights in kg that get a row")

    @model_validator(mode="after")
    def _sound(self) -> Band:
        if (self.per_kg is None) == (self.dose is None):
            refuse(shape.unsound_record((), "a band has either 'per_kg' or 'dose'", "give one of the two"))
        self._of_one_kind()
        if self.per_kg is not None and self.maximum is None:
            refuse(shape.per_kg_without_maximum((), "'maximum'"))
        if self.daily is not None and self.daily_maximum is None:
            refuse(shape.per_kg_without_maximum((), "'daily_maximum'"))
        self._rising()
        self._daily()
        self._weighed()
        return self

    def _of_one_kind(self) -> None:
        """Each quantity is positive, per kg where it says so, and all doses are of one dimension."""
        for end in (self.above, self.up_to):
            of_kind(end, ("mass",), "", "a weight such as 10 kg")
        kind = ((self.per_kg or self.dose or ONE_MG).dimension,)
        for each in (self.per_kg, self.daily):
            of_kind(each, kind, "kg", "an amount per kg, such as 15 mg/kg")
        for each in (self.dose, self.maximum, self.daily_maximum):
            of_kind(each, kind, "", "an amount such as 500 mg, of the same kind as the dose")

    def _rising(self) -> None:
        """No limit lies below what it limits."""
        pairs = (
            (self.above, self.up_to),
            (self.dose, self.maximum),
            (self.maximum or self.dose, self.daily_maximum),
            (self.per_kg, self.daily),
        )
        for less, more in pairs:
            if less is not None and more is not None and less.exceeds(more):
                refuse(shape.inverted_range((), str(less), str(more)))

    def _daily(self) -> None:
        """The most in 24 hours is more than one dose, and agrees with the number of doses."""
        counted(self.times, is_limited=self.daily_maximum is not None)
        most = self.maximum or self.dose
        for one, daily in ((self.per_kg, self.daily), (most, self.daily_maximum)):
            untouched(one, daily, self.times)
            if one is not None:
                is_capped = one is self.maximum and self.per_kg is not None
                adding_up(one, one, daily, self.times, is_capped=is_capped)

    def _weighed(self) -> None:
        if self.per_kg is not None and not self.weights:
            refuse(shape.unsound_bands((), "this band names no weights", "list the weights that get a row"))
        for weight in self.weights:
            if not self.holds(weight):
                message = f"{weight} kg lies outside its band"
                refuse(shape.unsound_bands((), message, "move it to the band that holds it"))

    def holds(self, weight_kg: Decimal) -> bool:
        above = self.above is None or weight_kg > self.above.into("kg").amount
        return above and weight_kg > 0 and (self.up_to is None or weight_kg <= self.up_to.into("kg").amount)
