"""What a conversion table stores: factors with their sources, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from handout.model.converting import Step, contradictions, converted, shown, stands_for
from handout.model.faults import converting, shape
from handout.model.measures import Example, Inverse, Measure, Origin, as_inverse
from handout.model.quantity import Quantity, number
from handout.model.record import Figure, Many, Record, Some, refuse
from handout.model.sum import Sum, Worked
from handout.model.units import factor, kind
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


def _of_one(measure: Measure) -> Measure:
    """The factor speaks of one of each unit; another amount here would say nothing, and be believed."""
    if measure.amount.amount != 1:
        refuse(shape.wrong_type((), "one of its unit, such as 1 mg/day", str(measure.amount)))
    return measure


def _leads(row: Row, info: ValidationInfo) -> Row:
    """A row leads to its own measure or to that of the table, in units and times that can be converted."""
    to = row.to or info.data.get("to")
    if to is None:
        return row
    if row.to is None and row.amounts:
        _of_one(row.of)
    if row.of.identity == to.identity:
        refuse(converting.converted_to_itself((), row.of.name))
    if row.of.amount.dimension != to.amount.dimension:
        refuse(converting.unconvertible_unit((), str(row.of.amount), str(to.amount)))
    _timed(row, to)
    if row.to is not None:
        _worked(("to",), row, row.of.amount, row.to.amount, to)
    if row.example is not None:
        _worked(("example",), row, row.example.given, row.example.result, to)
    return row


def _timed(row: Row, to: Measure) -> None:
    """Hours meet days only where both are said, and a worked example proves it."""
    one, other = row.of.amount, to.amount
    if bool(one.time) != bool(other.time):
        refuse(converting.mixed_times((), f"{one} is set against {other}: only one of the two is for a time"))
    if one.time != other.time and row.example is None:
        refuse(converting.mixed_times((), f"{one} is set against {other}, and no worked example proves it"))
    if row.ratio is None:
        return
    if row.ratio <= 0:
        refuse(converting.impossible_factor(("ratio",), number(row.ratio)))
    hours = Fraction(factor(other.time)) / Fraction(factor(one.time)) if one.time else Fraction(1)
    should = Fraction(row.ratio) * Fraction(factor(one.unit)) / Fraction(factor(other.unit)) * hours
    if not stands_for(row.factor, should):
        message = f"by its ratio of {number(row.ratio)} the factor is {shown(should)}"
        refuse(converting.mixed_times(("factor",), f"{message}, not {number(row.factor)}"))


def _worked(place: tuple[str, ...], row: Row, given: Quantity, result: Quantity, to: Measure) -> None:
    """The factor turns what is given into the result that is written beside it, exactly."""
    for stated, measure in ((given, row.of.amount), (result, to.amount)):
        if kind(stated.unit) != kind(measure.unit):
            refuse(converting.unconvertible_unit(place, str(stated), str(measure)))
        if stated.per != measure.per:
            refuse(converting.mixed_times(place, f"{stated} is not for the same time as {measure}"))
    if given.amount <= 0:
        refuse(converting.impossible_factor(place, str(given)))
    should = to.of(converted(given.into(row.of.amount.unit).amount, row.factor))
    if should.into(result.unit).amount != result.amount:
        refuse(converting.wrong_worked_example(place, str(given), str(result), str(should.into(result.unit))))
    if row.up_to is not None and given.into(row.up_to.unit).amount > row.up_to.amount:
        refuse(converting.unsound_ladder(place, f"{given} lies above {row.up_to}"))


class ConversionBody(Record):
    """What is stored; every equivalent on the page is worked out from it."""

    caption: Said | None = Field(None, description="heads the table, where the section does not say it")
    to: Annotated[Measure, AfterValidator(_of_one)] = Field(
        description="the common measure that the table leads to"
    )
    rows: Some[Annotated[Row, AfterValidator(_leads)]]
    evidence: Said | None = Field(
        None, description="heads the list of sources, in the registers that have room for it"
    )

    @model_validator(mode="after")
    def _sound(self) -> ConversionBody:
        for one, other in contradictions(tuple(self._steps())):
            names = (self._title(self.rows[one]), self._title(self.rows[other]))
            refuse(converting.contradicting_conversions(("rows", other, "factor"), *names))
        return self

    def target(self, row: Row) -> Measure:
        return row.to or self.to

    def _steps(self) -> Iterator[Step]:
        for row in self.rows:
            to = self.target(row)
            scale = Fraction(factor(to.amount.unit)) / Fraction(factor(row.of.amount.unit))
            yield Step(row.of.identity, to.identity, row.factor, scale)

    def _title(self, row: Row) -> str:
        return f"{row.of.name} to {self.target(row).name}"
