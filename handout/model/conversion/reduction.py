"""A reduction: by how much less is given than is equivalent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pydantic import Field, model_validator

from handout.model.conversion.arithmetic import reduced, stepped
from handout.model.faults import converting, shape
from handout.model.quantity import exact, number
from handout.model.record import Figure, Record, refuse
from handout.model.rounding import RoundingRule
from handout.model.sum import Sum, Worked


class Reduction(Record):
    """By how many hundredths an equivalent dose is reduced, from the least to the most."""

    least: Figure = Field(description="in percent: 25")
    most: Figure | None = Field(None, description="in percent; without it, the reduction is always the same")
    rounding: RoundingRule | None = Field(None, description="to what the reduced dose is rounded")

    @model_validator(mode="after")
    def _sound(self) -> Reduction:
        for percent in self.percents:
            if not 0 < percent < 100:
                refuse(converting.impossible_factor((), f"a reduction by {number(percent)}%"))
        if self.most is not None and self.most <= self.least:
            refuse(shape.inverted_range((), number(self.least), number(self.most)))
        return self

    @property
    def percents(self) -> tuple[Decimal, ...]:
        return (self.least,) if self.most is None else (self.least, self.most)

    def left(self, result: Worked, percent: Decimal) -> Worked:
        """What is given in the end: reduced, then rounded, and never above the equivalent."""
        whole = result.figure
        left = reduced(whole.amount, percent)
        sum_ = result.sum.then("100", f"{percent:f}", "−", "×", "100", "÷")
        if self.rounding is not None:
            step = replace(self.rounding.to.into(whole.unit), per=whole.per)
            way = self.rounding.direction
            left = stepped(left, Fraction(step.amount), way, Fraction(whole.amount))
            most = result.sum.then(step, "down")
            sum_ = Sum((*sum_.then(step, way).steps, *most.steps, "least"))
        figure = replace(whole, amount=exact(left))
        return Worked(figure, sum_.into(figure))
