"""Ranges of a value with ends that belong to them or not, and what must hold between neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from handout.model.diagnostic import Place
from handout.model.faults import banding, shape
from handout.model.quantity import Quantity
from handout.model.record import Record, decimal, refuse

_INFINITE = Decimal("Infinity")


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
            _in(low, unit) if low else -_INFINITE,
            _in(high, unit) if high else _INFINITE,
            has_low=self.begins is not None,
            has_high=self.up_to is not None,
        )


@dataclass(frozen=True)
class Span:
    """A range of figures; each end belongs to it or not."""

    low: Decimal
    high: Decimal
    has_low: bool
    has_high: bool

    @property
    def is_empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and not (self.has_low and self.has_high))

    def holds(self, value: Decimal) -> bool:
        is_above = value > self.low or (self.has_low and value == self.low)
        return is_above and (value < self.high or (self.has_high and value == self.high))


def _in(end: Quantity, unit: Quantity) -> Decimal:
    return end.into(unit.unit).amount if end.unit else end.amount


def shared_out(spans: Sequence[Span], unit: Quantity, place: Place) -> None:
    """Refuse spans, rising or falling, in which a value stands twice or not at all."""
    numbered = list(enumerate(spans))
    if len(spans) > 1 and spans[0].low > spans[-1].low:
        numbered.reverse()
    if any(upper.low < lower.low for (_, lower), (_, upper) in pairwise(numbered)):
        refuse(banding.bands_out_of_order(place))
    for (_, lower), (number, upper) in pairwise(numbered):
        begins, ends = said(upper.low, unit), said(lower.high, unit)
        words = (
            f"{'with' if lower.has_high else 'below'} {ends}",
            f"{'with' if upper.has_low else 'above'} {begins}",
        )
        if lower.high < upper.low:
            between = said((lower.high + upper.low) / 2, unit)
            refuse(banding.gap_between_bands((*place, number), between, *words))
        if lower.high == upper.low and not (lower.has_high or upper.has_low):
            refuse(banding.gap_between_bands((*place, number), ends, *words))
        if lower.high > upper.low or (lower.has_high and upper.has_low):
            refuse(banding.overlapping_bands((*place, number), begins, *words))


def said(value: Decimal, unit: Quantity) -> str:
    return "any value" if value.is_infinite() else str(Quantity(value, unit.unit, unit.per))
