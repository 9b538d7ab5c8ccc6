"""Who gives a factor, and with which figure."""

from __future__ import annotations

from decimal import Decimal
from inspect import cleandoc
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handout.model.faults import converting, shape
from handout.model.quantity import number
from handout.model.record import Figure, Record, refuse
from handout.model.rounding import Direction
from handout.model.wording import Statement


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
