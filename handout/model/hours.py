"""Hour grids: what is due at which hour, and what must hold between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import scheduling, shape
from handout.model.quantity import Quantity, plain
from handout.model.record import Figure, Many, Record, Some, refuse
from handout.model.wording import Said

MOST_HOURS = 48
AN_HOUR = Decimal(60)

Minutes = Decimal
Mark = Literal["write", "tick"]


def minutes_of(time: Quantity) -> Minutes:
    """A length of time in whole minutes; anything else is refused."""
    if time.per or time.dimension != "time" or time.amount <= 0:
        refuse(shape.wrong_type((), "a time such as 2 hours", str(time)))
    minutes = time.into("minutes").amount
    if minutes % 1:
        refuse(shape.wrong_type((), "a time of whole minutes", str(time)))
    return minutes


def said(minutes: Minutes) -> Quantity:
    """An hour of the grid as it is printed: half an hour is said in minutes."""
    if minutes % AN_HOUR:
        return Quantity(plain(minutes), "minutes")
    return Quantity(plain(minutes / AN_HOUR), "hours")


class Due(Record):
    """One thing to do or to measure, and the hours at which it is due."""

    what: Said = Field(description="what is done or written down, with its unit: Glucose (mmol/L)")
    at: Many[Figure] = Field((), description="the hours at which it is due: [0, 0.5, 2]")
    every: Quantity | None = Field(None, description="or: due at the first hour, then every 2 hours")
    mark: Mark = Field("write", description="a box to write a figure in, or one to tick")

    @model_validator(mode="after")
    def _sound(self) -> Due:
        if bool(self.at) == (self.every is not None):
            refuse(scheduling.nothing_due(()))
        if self.every is not None:
            minutes_of(self.every)
        _rising([hour * AN_HOUR for hour in self.at])
        return self


class HourGridBody(Record):
    """A grid of hours with a box wherever something is due, and none where nothing is."""

    caption: Said
    hours: Many[Figure] = Field((), description="the hours of the grid, rising: [0, 0.5, 1, 2]")
    every: Quantity | None = Field(None, description="or: from 0 on, every 1 hours, with 'until'")
    until: Quantity | None = Field(None, description="the last hour of a grid that has 'every'")
    rows: Some[Due]

    @model_validator(mode="after")
    def _sound(self) -> HourGridBody:
        if bool(self.hours) == (self.every is not None) or (self.every is None) != (self.until is None):
            message = "a grid has either 'hours', or 'every' with 'until'"
            refuse(shape.unsound_record((), message, "list the hours, or say how often and until when"))
        _rising(self.marks)
        for number, row in enumerate(self.rows):
            if missing := [each for each in self.due(row) if each not in self.marks]:
                known = ", ".join(str(said(each)) for each in self.marks)
                refuse(scheduling.hour_not_in_grid(("rows", number), str(said(missing[0])), known))
        return self

    @property
    def marks(self) -> tuple[Minutes, ...]:
        """The hours of the grid, in minutes."""
        if self.every is None or self.until is None:
            return tuple(hour * AN_HOUR for hour in self.hours)
        step, last = minutes_of(self.every), minutes_of(self.until)
        if last % step:
            message = f"{self.until} is not a whole number of times {self.every}"
            refuse(shape.unsound_record((), message, "end the grid with one of its hours"))
        return _steps(Decimal(0), step, last)

    def due(self, row: Due) -> tuple[Minutes, ...]:
        """When a row is due, whether the grid has that hour or not."""
        if row.every is None:
            return tuple(hour * AN_HOUR for hour in row.at)
        return _steps(self.marks[0], minutes_of(row.every), self.marks[-1])


def _rising(marks: Sequence[Minutes]) -> None:
    for mark in marks:
        if mark < 0 or mark % 1:
            refuse(shape.wrong_type((), "hours from 0 on, in whole minutes", f"{plain(mark / AN_HOUR)}"))
    for earlier, later in pairwise(marks):
        if later <= earlier:
            refuse(scheduling.hours_out_of_order((), str(said(earlier)), str(said(later))))


def _steps(first: Minutes, step: Minutes, last: Minutes) -> tuple[Minutes, ...]:
    count = int((last - first) // step) + 1
    if count > MOST_HOURS:
        refuse(shape.wrong_type((), f"at most {MOST_HOURS} hours in one grid", str(count)))
    return tuple(first + number * step for number in range(count))
