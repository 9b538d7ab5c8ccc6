"""Calendars of doses: periods that lead down or up, in doses that can be taken."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import scheduling, shape
from handout.model.quantity import Quantity, exact
from handout.model.record import Record, Some, refuse
from handout.model.sum import Sum, Worked, typed
from handout.model.wording import Said

Time = Literal["morning", "midday", "evening", "bedtime"]
TIMES: tuple[Time, ...] = ("morning", "midday", "evening", "bedtime")
FORMS: Mapping[str, str] = {"capsule": "capsules", "tablet": "tablets"}
MOST_DAYS = 366


class Period(Record):
    """Some days on the same doses; without doses, they are written in by hand."""

    lasts: Quantity = Field(description="7 days, or 2 weeks")
    doses: Mapping[Time, Quantity] | None = Field(None, description="the dose at each time: 300 mg")

    @model_validator(mode="after")
    def _sound(self) -> Period:
        if self.lasts.per or self.lasts.dimension != "time" or self.lasts.amount <= 0:
            refuse(shape.wrong_type(("lasts",), "a number of days, such as 7 days", str(self.lasts)))
        days = self.lasts.into("minutes").amount / 1440
        if days % 1 or days > MOST_DAYS:
            refuse(shape.wrong_type(("lasts",), "whole days, at most a year", str(self.lasts)))
        for time, dose in (self.doses or {}).items():
            if dose.per or dose.amount < 0:
                refuse(shape.wrong_type(("doses", time), "a dose such as 300 mg", str(dose)))
        return self

    @property
    def days(self) -> int:
        return int(self.lasts.into("days").amount)


class CalendarBody(Record):
    """Periods that lead a dose down or up, with dates to fill in and days to tick."""

    caption: Said
    direction: Literal["down", "up"]
    strength: Quantity | None = Field(None, description="what each one holds: 100 mg per capsule")
    times: Some[Time] = Field(description="the times of day that have a column")
    largest_step: Quantity | None = Field(None, description="the most a day's total may change at once")
    each: Literal["period", "day"] = Field("period", description="a row for each period, or for each day")
    periods: Some[Period]
    stop: Said | None = Field(None, description="what stands in the last row, when the medicine is stopped")

    @model_validator(mode="after")
    def _sound(self) -> CalendarBody:
        if sorted(set(self.times), key=TIMES.index) != list(self.times):
            message, hint = "the times of day are out of order", f"name each once: {', '.join(TIMES)}"
            refuse(shape.unsound_record(("times",), message, hint))
        if self.stop is not None and self.direction == "up":
            message = "a calendar that leads up does not end with 'stop'"
            refuse(shape.unsound_record(("stop",), message, "take it away, or let the calendar lead down"))
        given = [period.doses is not None for period in self.periods]
        if any(given) != all(given) or any(given) != (self.strength is not None):
            message = "a calendar has doses in every period and a 'strength', or neither"
            refuse(shape.unsound_record((), message, "fill in what is missing, or leave all to the pen"))
        if self.strength is not None:
            self._made_up(self.strength)
            self._stepped()
        return self

    def _made_up(self, strength: Quantity) -> None:
        """Every dose stands in a column and is a whole number of capsules or tablets."""
        if strength.per not in FORMS or strength.amount <= 0 or strength.dimension != "mass":
            wanted = "what one holds, such as 100 mg per capsule"
            refuse(shape.wrong_type(("strength",), wanted, str(strength)))
        for number, period in enumerate(self.periods):
            for time, dose in (period.doses or {}).items():
                place = ("periods", number, "doses", time)
                if time not in self.times:
                    hint = f"add it to 'times', or choose from: {', '.join(self.times)}"
                    refuse(shape.unsound_record(place, f"'{time}' has no column", hint))
                if dose.dimension != strength.dimension:
                    refuse(shape.mixed_units(place, str(dose), str(strength)))
                if dose.into(strength.unit).amount % strength.amount:
                    refuse(scheduling.dose_not_made_up(place, str(dose), str(strength)))

    def _stepped(self) -> None:
        """No total turns back, and none leaps."""
        totals = [self.total(period).figure for period in self.periods]
        if self.stop is not None:
            totals.append(Quantity(Decimal(0), totals[0].unit))
        for number, (before, after) in enumerate(pairwise(totals), start=1):
            place = ("periods", number) if number < len(self.periods) else ("stop",)
            change = after.amount - before.amount
            if change and (change > 0) == (self.direction == "down"):
                refuse(scheduling.step_the_wrong_way(place, self.direction, str(before), str(after)))
            self._small_enough(place, before, after)

    def _small_enough(self, place: tuple[str | int, ...], before: Quantity, after: Quantity) -> None:
        largest = self.largest_step
        if largest is None:
            return
        if largest.per or largest.amount <= 0 or largest.dimension != before.dimension:
            refuse(shape.wrong_type(("largest_step",), f"an amount such as {before}", str(largest)))
        if abs(after.amount - before.amount) > largest.into(before.unit).amount:
            refuse(scheduling.step_too_large(place, str(before), str(after), str(largest)))

    def dose(self, period: Period, time: Time) -> Quantity | None:
        """The dose at a time of day in the unit of the strength, or nothing where none is taken."""
        dose = (period.doses or {}).get(time)
        if dose is None or self.strength is None or not dose.amount:
            return None
        return dose.into(self.strength.unit)

    def count(self, dose: Quantity) -> Worked:
        """How many capsules or tablets make up a dose."""
        if self.strength is None:
            raise ValueError("a calendar to be written by hand has no counts")
        whole = exact(Fraction(dose.amount) / Fraction(self.strength.amount))
        return Worked(
            Quantity(whole, FORMS[self.strength.per]), Sum((typed(dose), typed(self.strength), "÷"))
        )

    def total(self, period: Period) -> Worked:
        """All doses of one day."""
        doses = [dose for time in self.times if (dose := self.dose(period, time)) is not None]
        unit = self.strength.unit if self.strength else ""
        total = Quantity(sum((dose.amount for dose in doses), Decimal(0)), unit)
        first, *others = doses or [total]
        steps = (step for dose in others for step in (typed(dose), "+"))
        return Worked(total, Sum((typed(first), *steps)))
