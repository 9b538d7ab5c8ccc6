"""A row of a conversion table: one factor, its sources, and the amounts that are worked out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from handout.model.conversion.arithmetic import converted, shown, stands_for
from handout.model.conversion.example import Example
from handout.model.conversion.measure import Measure
from handout.model.conversion.origin import Inverse, Origin, as_inverse
from handout.model.faults import converting
from handout.model.quantity import Quantity, number
from handout.model.record import Figure, Many, Record, Some, refuse
from handout.model.sum import Sum, Worked
from handout.model.wording import Said, Stated


class Row(Record):
    """One conversion: of what, into what, by which factor, on whose word."""

    of: Measure
    to: Measure | None = Field(None, description="where it is not the measure of the whole table")
    factor: Figure = Field(description="one unit of the first is so many units of the second")
    inverse: Annotated[Inverse, BeforeValidator(as_inverse)] | None = None
    ratio: Figure | None = Field(None, description="the strength weight for weight, which checks the factor")
    amounts: Many[Figure] = Field((), description="the amounts that get a line, worked out beforehand")
    up_to: Quantity | None = Field(None, description="the largest amount that may be worked out")
    example: Example | None = None
    caveat: Stated | None = None
    sources: Some[Origin] = Field(description="who gives this factor, and who gives another")
    because: Said | None = Field(None, description="why this factor, where sources differ")

    @model_validator(mode="after")
    def _sound(self) -> Row:
        if self.factor <= 0:
            refuse(converting.impossible_factor(("factor",), number(self.factor)))
        way_back, inverse = 1 / Fraction(self.factor), self.inverse
        if inverse and not stands_for(inverse.figure, way_back, inverse.rounded):
            figures = (number(self.factor), number(inverse.figure), shown(way_back))
            refuse(converting.inverse_disagrees(("inverse",), *figures))
        self._founded()
        self._rising()
        return self

    def _founded(self) -> None:
        """A source gives the factor; where others differ, the choice has a reason."""
        if not any(each.supports(self.factor) for each in self.sources):
            message = f"no source gives the factor {number(self.factor)}"
            refuse(converting.unexplained_choice(("sources",), message, "name the source that does"))
        if self.differs and self.because is None:
            message = "the sources differ, and nothing says why this factor is used"
            refuse(converting.unexplained_choice(("sources",), message, "give the reason under 'because'"))

    def _rising(self) -> None:
        if any(amount <= 0 for amount in self.amounts):
            refuse(converting.impossible_factor(("amounts",), "an amount of nothing"))
        if any(one >= other for one, other in pairwise(self.amounts)):
            refuse(converting.unsound_ladder(("amounts",), "the amounts do not rise"))
        if self.up_to is None:
            return
        if self.up_to.dimension != self.of.amount.dimension or self.up_to.time != self.of.amount.time:
            refuse(converting.unconvertible_unit(("up_to",), str(self.up_to), str(self.of.amount)))
        most = self.up_to.into(self.of.amount.unit)
        for amount in self.lines:
            if amount > most.amount:
                message = f"{self.of.of(amount)} lies above {self.up_to}"
                refuse(converting.unsound_ladder(("amounts",) if self.amounts else (), message))

    @property
    def differs(self) -> bool:
        return any(each.ends(self.factor) != (self.factor,) for each in self.sources)

    @property
    def used(self) -> Origin:
        """The source that the factor is taken from: the one that gives just this figure, if any does."""
        giving = [each for each in self.sources if each.supports(self.factor)]
        return min(giving, key=lambda each: len(each.ends(self.factor)))

    @property
    def lines(self) -> tuple[Decimal, ...]:
        """The amounts that are printed, in the unit of the row."""
        return self.amounts or (self.of.amount.amount,)

    @property
    def at(self) -> Decimal:
        """The amount at which sources are compared: that of the example, or the largest shown."""
        return self.example.given.into(self.of.amount.unit).amount if self.example else self.lines[-1]

    def worth(self, amount: Decimal, used: Decimal, to: Measure, per: str) -> Worked:
        """What an amount is worth by some factor, with the sum that the proof works out again."""
        figure = replace(to.of(converted(amount, used)), per=per)
        steps = (self.of.of(amount), self.of.of(Decimal(1)), "÷", Quantity(used, figure.unit, per), "×")
        return Worked(figure, Sum(()).then(*steps).into(figure))
