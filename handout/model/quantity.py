"""Amounts with units: read, compared, converted and printed exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from handout.model.faults import shape
from handout.model.record import decimal, refuse

NBSP = "\u00a0"
MINUS = "\u2212"

# Each unit as a multiple of the first of its dimension. "g" for a microgram is
# never offered: "µg" and "mcg" are on every error-prone list.
UNITS: dict[str, tuple[str, Decimal]] = {
    "nanograms": ("mass", Decimal("0.000000001")),
    "micrograms": ("mass", Decimal("0.000001")),
    "mg": ("mass", Decimal("0.001")),
    "g": ("mass", Decimal(1)),
    "kg": ("mass", Decimal(1000)),
    "mL": ("volume", Decimal("0.001")),
    "L": ("volume", Decimal(1)),
    "minutes": ("time", Decimal(1)),
    "hours": ("time", Decimal(60)),
    "days": ("time", Decimal(1440)),
    "mmol": ("amount of substance", Decimal(1)),
    "units": ("activity", Decimal(1)),
    "%": ("share", Decimal(1)),
}
SINGULAR = {"microgram": "micrograms", "nanogram": "nanograms", "unit": "units", "hour": "hours", "ml": "mL"}

_TYPED = re.compile(r"(?P<figure>[-−]?[0-9.,]+)\s*(?P<unit>[A-Za-zµμ%]+)(?:\s*/\s*(?P<per>[A-Za-z]+))?")


def number(amount: Decimal) -> str:
    """A figure as it is printed: a true minus, a comma from 1,000, the digits as typed."""
    return f"{amount:,f}".replace("-", MINUS)


@dataclass(frozen=True)
class Quantity:
    """An amount of one unit, per another or not: 7.5 mg, 15 mg/kg, 10 mg/mL."""

    amount: Decimal
    unit: str
    per: str = ""

    def __str__(self) -> str:
        unit = f"{self.unit}/{self.per}" if self.per else self.unit
        return f"{number(self.amount)}{NBSP}{unit}"

    @property
    def dimension(self) -> str:
        return UNITS[self.unit][0]

    def into(self, unit: str) -> Quantity:
        """The same quantity in another unit of its dimension."""
        if UNITS[unit][0] != self.dimension:
            raise ValueError(f"{self.unit} cannot be turned into {unit}")
        return Quantity(plain(self.amount * UNITS[self.unit][1] / UNITS[unit][1]), unit, self.per)

    @classmethod
    def parse(cls, value: Any) -> Quantity:
        """Read ``7.5 mg`` or ``15 mg/kg``; refuse what is ambiguous."""
        found = _TYPED.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None:
            refuse(shape.wrong_type((), "an amount with its unit, such as 7.5 mg", value))
        return cls(
            decimal(found["figure"]), _unit(found["unit"]), _unit(found["per"]) if found["per"] else ""
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "description": "an amount with its unit: 7.5 mg, 15 mg/kg, 10 mg/mL"}


def plain(amount: Decimal) -> Decimal:
    """The same figure without exponent or trailing zeros."""
    whole = amount.normalize()
    return whole.quantize(Decimal(1)) if whole == whole.to_integral() else whole


def _unit(text: str) -> str:
    unit = SINGULAR.get(text, text)
    if unit not in UNITS:
        refuse(shape.unknown_unit((), text, ", ".join(UNITS)))
    return unit
