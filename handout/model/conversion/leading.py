"""Whether a row leads to its measure: units and times that can be converted, and a factor that proves it."""

from __future__ import annotations

from fractions import Fraction

from pydantic import ValidationInfo

from handout.model.conversion.arithmetic import converted, shown, stands_for
from handout.model.conversion.measure import Measure
from handout.model.conversion.row import Row
from handout.model.faults import converting, shape
from handout.model.quantity import Quantity, number
from handout.model.record import refuse
from handout.model.units import factor, kind


def of_one(measure: Measure) -> Measure:
    """The factor speaks of one of each unit; another amount here would say nothing, and be believed."""
    if measure.amount.amount != 1:
        refuse(shape.wrong_type((), "one of its unit, such as 1 mg/day", str(measure.amount)))
    return measure


def leads(row: Row, info: ValidationInfo) -> Row:
    """A row leads to its own measure or to that of the table, in units and times that can be converted."""
    to = row.to or info.data.get("to")
    if to is None:
        return row
    if row.to is None and row.amounts:
        of_one(row.of)
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
