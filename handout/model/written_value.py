"""What a content author writes of a clinical figure, before any law is held against it."""

from __future__ import annotations

from decimal import Decimal
from inspect import cleandoc
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handout.model.expression import steps
from handout.model.printed import Printed
from handout.model.quantity import Quantity
from handout.model.record import Count, Figure, Key, Many, Record
from handout.model.rounding import RoundingRule
from handout.model.units import unit_path
from handout.model.value_sources import ValueSource

Basis = Literal["actual", "ideal", "lean", "adjusted"]
Grade = Literal["high", "moderate", "low", "very-low", "opinion"]
Tenfold = Literal["misprint", "meant"]


def _readable(text: str) -> str:
    steps(text)
    return text


SumText = Annotated[Printed, AfterValidator(_readable)]


class Derivation(Record):
    """The sums that give the figures of a value."""

    amount: SumText | None = None
    low: SumText | None = None
    high: SumText | None = None
    maximum: SumText | None = None
    maximum_daily: SumText | None = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        forms = [{"type": "string", "description": "the sum that gives the amount"}, handler(schema)]
        return {"description": cleandoc(cls.__doc__ or ""), "anyOf": forms}

    def sum_of(self, part: str) -> str | None:
        return getattr(self, part.replace("-", "_"), None)


def _as_derivation(value: Any) -> Any:
    return {"amount": value} if isinstance(value, str) else value


class WrittenValue(Record):
    """What is written of a figure: its unit, its range, its limits and its sources."""

    amount: Figure | None = Field(None, description="the figure; leave it out where only a range is known")
    low: Figure | None = None
    high: Figure | None = None
    unit: Printed = Field("", max_length=40, description="mg, mL, points, people …; printed after the figure")
    per: Printed = Field("", max_length=20, description="what the amount is for each of: kg, day, hour")
    form: Printed = Field("", max_length=24, description="what it is a figure of: S-ketamine, base")
    basis: Basis | None = Field(None, description="the body weight a dose per kg goes by")
    maximum: Quantity | None = Field(None, description="the most of one dose, or of the rate")
    maximum_daily: Quantity | None = Field(None, description="the most in 24 hours")
    times: Count | None = Field(None, description="the most doses in 24 hours; 1 if there is only one")
    derive: Annotated[Derivation | None, BeforeValidator(_as_derivation)] = Field(
        None, description="a sum over other values by name: dose * weight / strength"
    )
    into: Printed = Field("", max_length=40, description="the unit a sum is turned into: mL, mg/day")
    rounding: RoundingRule | None = Field(None, description="how a figure that is worked out is rounded")
    evidence: Grade | None = Field(None, description="how certain the evidence for it is")
    cite: Many[Key] = ()
    sources: Many[ValueSource] = Field((), description="what each source says, where they disagree")
    chosen: Key | None = Field(None, description="the cite key of the source that is followed")
    reason: Printed = Field("", max_length=200, description="why it is followed")
    approver: Printed = Field("", max_length=60, description="the role that approved this figure")
    tenfold: Tenfold | None = Field(
        None, description="a figure ten times another one: a misprint that is quoted, or meant as it stands"
    )
    note: str = Field("", description="for editors: population, duration; not printed")

    @property
    def path(self) -> tuple[str, str]:
        """The unit and what it is per; a unit that is not on the list, such as people, as it stands."""
        return self.path_of(self.unit)

    def path_of(self, unit: str) -> tuple[str, str]:
        whole = f"{unit}/{self.per}" if self.per else unit
        return unit_path(whole) or (unit, self.per)

    def figure(self, part: str) -> Quantity | None:
        """The amount, one end of the range, or a limit, with its unit."""
        found: Decimal | Quantity | None = getattr(self, part.replace("-", "_"), None)
        return Quantity(found, *self.path) if isinstance(found, Decimal) else found
