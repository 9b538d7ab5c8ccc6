"""Doses of a band: what is given at once, how often, and in 24 hours; each follows from the others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from handout.model.diagnostic import Place
from handout.model.faults import banding, shape
from handout.model.quantity import Quantity, exact
from handout.model.record import Count, Record, refuse
from handout.model.rounding import Rounding
from handout.model.sum import Sum, Worked, typed

Column = Literal["daily", "times", "each", "volume"]


class Amount(Record):
    """An amount, or the least and the most of it."""

    low: Quantity
    high: Quantity

    @model_validator(mode="after")
    def _sound(self) -> Amount:
        for each in (self.low, self.high):
            if each.per or each.amount <= 0:
                refuse(shape.wrong_type((), "an amount such as 300 mg", str(each)))
        if self.low.dimension != self.high.dimension:
            refuse(shape.mixed_units((), str(self.low), str(self.high)))
        if self.low.amount > self.high.into(self.low.unit).amount:
            refuse(shape.inverted_range((), str(self.low), str(self.high)))
        return self

    @property
    def ends(self) -> tuple[Quantity, ...]:
        """The least and the most in one unit: nobody compares 900 mg with 3.6 g at a glance."""
        high = self.high.into(self.low.unit)
        return (self.low,) if self.low == high else (self.low, high)


def _both(value: Any) -> Any:
    return {"low": value, "high": value} if isinstance(value, str) else value


Given = Annotated[Amount, BeforeValidator(_both)]
"""300 mg, or {low: 300 mg, high: 600 mg}."""


class Dosage(Record):
    """Either the dose or the total of a day, and the number of doses in 24 hours."""

    daily: Given | None = Field(None, description="the total in 24 hours: 900 mg, or {low: …, high: …}")
    dose: Given | None = Field(None, description="or: each dose")
    times: Count | None = Field(None, description="the number of doses in 24 hours")

    @model_validator(mode="after")
    def _whole(self) -> Dosage:
        given = [self.daily is not None, self.dose is not None]
        if sum(given) > 1 or any(given) != (self.times is not None) or self.times == 0:
            message = "a computed row has 'daily' or 'dose', and 'times'"
            refuse(shape.unsound_record((), message, "give one amount and how often in 24 hours"))
        return self


@dataclass(frozen=True)
class Shared:
    """The figures of one dosage that go together: each dose, its volume, and the total of a day."""

    each: Worked
    volume: Worked | None
    daily: Worked


@dataclass(frozen=True)
class Sharing:
    """How a table shares doses out; ``place`` is the row that a refusal points at."""

    rounding: Rounding | None
    concentration: Quantity | None
    place: Place = ()

    def shared(self, dosage: Dosage) -> tuple[Shared, ...]:
        """The least and the most of a dosage, each as it can be given; once where both are the same."""
        amount, times = dosage.daily or dosage.dose, dosage.times or 1
        parts = times if dosage.daily else 1
        found = [self._one(end, parts, times) for end in (amount.ends if amount else ())]
        return tuple(found[-1:] if found and found[0].each.figure == found[-1].each.figure else found)

    def _one(self, given: Quantity, parts: int, times: int) -> Shared:
        """The dose is drawn up first; the total follows from what is drawn up, never from what was meant."""
        sum_ = Sum((typed(given), str(parts), "÷")) if parts > 1 else Sum((typed(given),))
        told = f"{given} in {parts} doses" if parts > 1 else str(given)
        share = Fraction(given.amount) / parts
        if self.concentration is None:
            each, volume = self._measured(share, given.unit, sum_, told), None
        else:
            strength = self.concentration.into(given.unit)
            exact_volume = share / Fraction(strength.amount)
            volume = self._measured(exact_volume, strength.per, sum_.then(self.concentration, "÷"), told)
            held = Fraction(volume.figure.amount) * Fraction(strength.amount)
            each = Worked(Quantity(exact(held), given.unit), volume.sum.then(self.concentration, "×"))
        total = Quantity(exact(Fraction(each.figure.amount) * times), given.unit)
        return Shared(each, volume, Worked(total, each.sum.then(str(times), "×")))

    def _measured(self, share: Fraction, unit: str, sum_: Sum, told: str) -> Worked:
        """The share to the last step below it; without a rule for rounding it must come out even."""
        if self.rounding is None:
            try:
                return Worked(Quantity(exact(share), unit), sum_)
            except ValueError:
                refuse(
                    banding.dose_not_measurable(
                        self.place, told, "has no end of digits, and nothing rounds it"
                    )
                )
        drawn = self.rounding.apply(share, share, unit)
        if not drawn.amount:
            rule = f"rounds to nothing in steps of {self.rounding.to}"
            refuse(banding.dose_not_measurable(self.place, told, rule))
        return Worked(drawn, sum_.then(self.rounding.to, "down"))
