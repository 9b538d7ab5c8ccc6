"""A worked example: one conversion as it is done by hand."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.conversion.reduction import Reduction
from handout.model.faults import converting
from handout.model.quantity import Quantity
from handout.model.record import Record, refuse
from handout.model.sum import Sum, Worked, typed
from handout.model.wording import Said


class Example(Record):
    """One conversion as it is worked by hand; it is worked again before it is printed."""

    title: Said | None = Field(None, description="heads it; left out of a register, so is the example")
    given: Quantity
    result: Quantity
    reduce: Reduction | None = None

    @model_validator(mode="after")
    def _sound(self) -> Example:
        step = self.reduce.rounding.to if self.reduce and self.reduce.rounding else None
        if step is not None and (step.amount <= 0 or step.dimension != self.result.dimension):
            refuse(converting.unconvertible_unit(("reduce",), f"a step of {step}", str(self.result)))
        whole = Worked(self.result, Sum((typed(self.result),)))
        if any(left.figure.amount <= 0 for left in self.left(whole)):
            refuse(converting.impossible_factor(("reduce",), "a dose that rounds to nothing"))
        return self

    def left(self, whole: Worked) -> tuple[Worked, ...]:
        """What is given in the end, for each percentage."""
        if self.reduce is None:
            return ()
        return tuple(self.reduce.left(whole, each) for each in self.reduce.percents)
