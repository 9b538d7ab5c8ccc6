"""Ranges of a value, with ends that belong to them or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from handout.model.faults import shape
from handout.model.quantity import Quantity
from handout.model.record import Record, decimal, refuse

INFINITE = float("inf")


def _end(value: Any) -> Quantity:
    """An end with its unit, or without: then it is in the table's."""
    if isinstance(value, str) and re.fullmatch(r"[-−]?[0-9.,]+", value.strip()):
        return Quantity(decimal(value.strip()), "")
    return Quantity.parse(value)


End = Annotated[Quantity, PlainValidator(_end), WithJsonSchema({"type": ["string", "number"]})]
"""Where a range begins or ends: 30, or 3 months."""


class Ends(Record):
    """Where a band begins and ends; each end says whether it belongs to the band."""

    begins: End | None = Field(
        None, alias="from", description="it begins with this value, which belongs to it"
    )
    above: End | None = Field(None, description="it begins above this value, which does not belong to it")
    below: End | None = Field(None, description="it ends below this value, which does not belong to it")
    up_to: End | None = Field(None, description="it ends with this value, which belongs to it")

    @model_validator(mode="after")
    def _single(self) -> Ends:
        if self.begins is not None and self.above is not None:
            message = "a band begins either 'from' or 'above' a value"
            refuse(shape.unsound_record((), message, "keep one of the two"))
        if self.below is not None and self.up_to is not None:
            message = "a band ends either 'below' or 'up_to' a value"
            refuse(shape.unsound_record((), message, "keep one of the two"))
        return self

    @property
    def ends(self) -> tuple[Quantity, ...]:
        given = (self.begins, self.above, self.below, self.up_to)
        return tuple(each for each in given if each is not None)

    @property
    def label(self) -> str:
        """The label that says this range in words."""
        lower = "from" if self.begins else "above" if self.above else ""
        upper = "below" if self.below else "up-to" if self.up_to else ""
        return "-".join(each for each in (lower, upper) if each)

    def span(self, unit: Quantity) -> Span:
        """The range as figures of one unit."""
        low, high = self.begins or self.above, self.below or self.up_to
        return Span(
            _in(low, unit) if low else -INFINITE,
            _in(high, unit) if high else INFINITE,
            has_low=self.begins is not None,
            has_high=self.up_to is not None,
        )


@dataclass(frozen=True)
class Span:
    """A range of figures; each end belongs to it or not."""

    low: Fraction | float
    high: Fraction | float
    has_low: bool
    has_high: bool

    @property
    def is_empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and not (self.has_low and self.has_high))

    def holds(self, figure: Decimal | Fraction) -> bool:
        value = Fraction(figure)
        is_above = value > self.low or (self.has_low and value == self.low)
        return is_above and (value < self.high or (self.has_high and value == self.high))


def _in(end: Quantity, unit: Quantity) -> Fraction:
    """Exact, though 4 months are no exact decimal of a year."""
    return end.share(unit.unit) if end.unit else Fraction(end.amount)
