"""Totals of a score: whole numbers of points, and stretches of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from handout.model.faults import shape
from handout.model.quantity import NBSP, number
from handout.model.record import Record, refuse


def _whole(value: Any) -> int:
    text = value.replace("−", "-") if isinstance(value, str) else ""
    if not re.fullmatch(r"0|-?[1-9]\d{0,2}", text, re.ASCII):
        refuse(shape.wrong_type((), "a whole number of points, from -999 to 999", value))
    return int(text)


Points = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"]})]
"""A whole number of points; some scores take points away."""


class Span(Record):
    """The totals from one to another, both included; or one alone."""

    first: Points = Field(alias="from", description="the least total")
    last: Points | None = Field(None, alias="to", description="the most; left out for one total alone")

    @model_validator(mode="after")
    def _upright(self) -> Span:
        if self.last is not None and self.last < self.first:
            refuse(shape.inverted_range((), printed(self.first), printed(self.last)))
        return self

    @property
    def totals(self) -> range:
        return range(self.first, (self.first if self.last is None else self.last) + 1)

    def __str__(self) -> str:
        ends = (self.totals[0], self.totals[-1])
        return f"{NBSP}to{NBSP}".join(printed(each) for each in dict.fromkeys(ends))


def printed(points: int) -> str:
    """Points as they are printed, with a true minus."""
    return number(Decimal(points))
