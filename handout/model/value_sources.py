"""Sources of one figure that disagree, and the one that is followed."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.figures import number
from handout.model.printed import Printed
from handout.model.record import Figure, Key, Record, Some, refuse


class ValueSource(Record):
    """What one source says about a figure."""

    cite: Some[Key]
    amount: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    unit: Printed = Field("", max_length=40, description="where it is not the unit of the value itself")
    note: str = Field("", description="for editors; not printed")

    @model_validator(mode="after")
    def _sound(self) -> ValueSource:
        ranged = self.low is not None and self.high is not None
        if (self.amount is not None) == ranged or (self.low is None) != (self.high is None):
            message = "a source says either 'amount', or 'low' and 'high'"
            refuse(shape.unsound_record((), message, "give one of the two"))
        if self.low is not None and self.high is not None and self.low > self.high:
            refuse(shape.inverted_range((), number(self.low), number(self.high)))
        return self
