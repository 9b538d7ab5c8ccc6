"""A loop as it is written: from which step, how often, and until when."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from handout.model.faults import shape, stepping
from handout.model.figures import SPACED_UNITS
from handout.model.quantity import Quantity
from handout.model.record import Count, Key, Record, refuse
from handout.model.wording import Said


def _lasting(time: Quantity) -> Quantity:
    if time.dimension != "time" or time.per or time.amount <= 0:
        refuse(shape.wrong_type((), "a time, such as 2 minutes", str(time)))
    return time


Lasting = Annotated[Quantity, AfterValidator(_lasting)]
"""A stretch of time."""


class Repeat(Record):
    """A way back to an earlier step, with its end."""

    since: Key = Field(alias="from", description="the id of the step that is done again")
    every: Lasting | None = Field(None, description="the time between two rounds")
    every_up_to: Lasting | None = Field(None, description="the longest time, where a source gives a range")
    until: Said | None = Field(None, description="what ends the loop; reads on from 'until'")
    most: Count | None = Field(None, description="how often it is repeated at most")

    @model_validator(mode="after")
    def _ends(self) -> Repeat:
        if self.until is None and self.most is None:
            refuse(stepping.endless_loop(()))
        if self.most == 0:
            refuse(shape.wrong_type(("most",), "a number from 1", "0"))
        self._ranged()
        return self

    def _ranged(self) -> None:
        if self.every_up_to is None:
            return
        if self.every is None or self.every.unit != self.every_up_to.unit:
            message = "'every_up_to' needs 'every' in the same unit"
            refuse(shape.unsound_record((), message, "write both in one unit"))
        if self.every.amount >= self.every_up_to.amount:
            refuse(shape.inverted_range((), str(self.every), str(self.every_up_to)))

    @property
    def between(self) -> str:
        """The time between two rounds as it prints, or nothing."""
        if self.every is None or self.every_up_to is None:
            return str(self.every or "")
        return SPACED_UNITS.range(self.every.amount, self.every_up_to.amount, self.every.unit)
