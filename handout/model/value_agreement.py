"""A value and its sources: where they disagree, it is said which is followed, and why."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.faults import shape, values
from handout.model.figures import SPACED_UNITS
from handout.model.quantity import Quantity
from handout.model.record import refuse
from handout.model.units import UNITS
from handout.model.value_sources import ValueSource
from handout.model.written_value import WrittenValue


def agreeing(value: WrittenValue) -> None:
    """A value that departs from one of its sources says which it follows, and why."""
    if value.derive and value.derive.amount and value.amount is None:
        return
    own = tuple(_figures(value, value))
    said = [tuple(_figures(value, source)) for source in value.sources]
    others = [each for each in said if each != own]
    if others and not (value.chosen and value.reason):
        refuse(values.unsettled_sources((), spoken(own), spoken(others[0])))
    follows = [each for each, source in zip(said, value.sources, strict=True) if value.chosen in source.cite]
    if value.chosen and own not in follows:
        refuse(values.unsupported_choice((), value.chosen, spoken(own)))


def _figures(value: WrittenValue, said: WrittenValue | ValueSource) -> Iterator[Quantity]:
    """The amount or the two ends of the range, all in the unit of the value."""
    unit, per = value.path
    # A value with both goes by its amount; a source has only one of the two.
    ends = (said.low, said.high) if said.amount is None else (said.amount,)
    for end in ends:
        if end is None:
            continue
        figure = Quantity(end, *(value.path_of(said.unit) if said.unit else (unit, per)))
        if figure.unit == unit:
            yield figure
        elif {figure.unit, unit} <= set(UNITS) and UNITS[figure.unit][0] == UNITS[unit][0]:
            yield figure.into(unit)
        else:
            refuse(shape.mixed_units((), str(figure), unit))


def spoken(figures: tuple[Quantity, ...]) -> str:
    """An amount, or a range from low to high."""
    first, *rest = figures
    if not rest:
        return str(first)
    return SPACED_UNITS.range(first.amount, rest[-1].amount, first.unit, first.per)
