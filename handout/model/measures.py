"""The parts of a conversion: what is measured, how it is worked by hand, and who says so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from inspect import cleandoc
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handout.model.converting import reduced, stepped
from handout.model.faults import converting, shape
from handout.model.quantity import Quantity, exact, number
from handout.model.record import Figure, Record, refuse
from handout.model.rounding import Direction, RoundingRule
from handout.model.sum import Sum, Worked, typed
from handout.model.units import PER_TIME
from handout.model.wording import Said, Statement, Wording


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


class Inverse(Record):
    """The figure for the way back, as its source prints it."""

    figure: Figure
    rounded: Direction = Field("nearest", description="which way the source has rounded it")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        forms = [{"type": ["string", "number"]}, handler(schema)]
        return {"description": cleandoc(cls.__doc__ or ""), "anyOf": forms}


def as_inverse(value: Any) -> Any:
    """A bare figure is rounded to the nearest, if at all."""
    return value if isinstance(value, dict) else {"figure": value}


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


class Origin(Statement):
    """Who gives a factor: the name of the source, its citation, and its figure where it differs."""

    factor: Figure | None = Field(None, description="its factor; without it, the factor of the row")
    low: Figure | None = Field(None, description="the lower end, where it gives a range")
    high: Figure | None = Field(None, description="the upper end, where it gives a range")

    @model_validator(mode="after")
    def _one_figure(self) -> Origin:
        if (self.low is None) != (self.high is None) or (self.low is not None and self.factor is not None):
            message = "a source gives one 'factor', or 'low' and 'high'"
            refuse(shape.unsound_record((), message, "keep one of the two"))
        if self.low is not None and self.high is not None and self.low >= self.high:
            refuse(shape.inverted_range((), number(self.low), number(self.high)))
        for each in (self.factor, self.low):
            if each is not None and each <= 0:
                refuse(converting.impossible_factor((), number(each)))
        return self

    def ends(self, used: Decimal) -> tuple[Decimal, ...]:
        """Its figure, or the two ends of its range."""
        if self.low is not None and self.high is not None:
            return (self.low, self.high)
        return (self.factor or used,)

    def supports(self, used: Decimal) -> bool:
        ends = self.ends(used)
        return ends[0] <= used <= ends[-1]
