"""Amounts with units: read, compared, converted and printed exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from handout.model.faults import shape
from handout.model.figures import MINUS, NBSP, SPACED_UNITS, number
from handout.model.record import Parsed, decimal, refuse
from handout.model.units import PER_TIME, STEP, UNITS, factor, kind, per_named, unit_named

__all__ = ["MINUS", "NBSP", "UNITS", "Quantity", "exact", "number", "plain"]

MOST_PLACES = 40

_TYPED = re.compile(
    r"(?P<figure>[-−]?[0-9.,]+)\s*(?P<unit>[A-Za-zµμ%°]+)(?P<per>(?:(?:\s*/\s*|\s+per\s+)[A-Za-z]+){0,2})"
)


@dataclass(frozen=True)
class Quantity(Parsed):
    """An amount of one unit, per another or not: 7.5 mg, 15 mg/kg, 10 mg/mL, 5 mg/kg/hour."""

    IN_SCHEMA: ClassVar[dict[str, Any]] = {
        "type": "string",
        "description": "an amount with its unit: 7.5 mg, 15 mg/kg, 5 mL per hour",
    }

    amount: Decimal
    unit: str
    per: str = ""

    def __str__(self) -> str:
        return SPACED_UNITS.amount(self.amount, self.unit, self.per)

    @property
    def dimension(self) -> str:
        return kind(self.unit)

    @property
    def time(self) -> str:
        """The time that the amount is for, or nothing: hour of mg/kg/hour."""
        last = self.per.rpartition("/")[2]
        return last if last in PER_TIME else ""

    def into(self, unit: str) -> Quantity:
        """The same quantity in another unit of its dimension; what it is per stays as it is."""
        return replace(self, amount=exact(self.share(unit)), unit=unit)

    def share(self, unit: str) -> Fraction:
        """How many of another unit of its dimension it is, whether that has an end of digits or not."""
        if kind(unit) != self.dimension:
            raise ValueError(f"{self.unit} cannot be turned into {unit}")
        return Fraction(self.amount) * Fraction(factor(self.unit)) / Fraction(factor(unit))

    def exceeds(self, other: Quantity) -> bool:
        """It is more than the other, which is of the same kind; exact, even where ``into`` is not."""
        ratio = Fraction(factor(self.unit)) / Fraction(factor(other.unit))
        return Fraction(self.amount) * ratio > Fraction(other.amount)

    def per_time(self, time: str) -> Quantity:
        """The same rate per another time: 0.2 mg per minute is 12 mg per hour.

        A rate changes its time only where this is written: 5 per minute taken
        for 5 per hour is a sixtyfold error.
        """
        if not self.time or time not in PER_TIME:
            raise ValueError(f"{self} has no rate per {time}")
        share = Fraction(self.amount) * Fraction(factor(time)) / Fraction(factor(self.time))
        return replace(self, amount=exact(share), per=self.per.removesuffix(self.time) + time)

    @classmethod
    def parse(cls, value: Any) -> Quantity:
        """Read ``7.5 mg``, ``15 mg/kg`` or ``5 mL per hour``; refuse what is ambiguous."""
        found = _TYPED.fullmatch(value.strip()) if isinstance(value, str) else None
        per = tuple(_per(each) for each in STEP.split(found["per"])[1:]) if found else ()
        if found is None or any(each in PER_TIME for each in per[:-1]):
            refuse(shape.wrong_type((), "an amount with its unit, such as 7.5 mg", value))
        return cls(decimal(found["figure"]), _unit(found["unit"]), "/".join(per))


def exact(share: Fraction) -> Decimal:
    """The figure with just the digits it needs; one that never ends is no figure and is not made."""
    for places in range(MOST_PLACES):
        whole = share * 10**places
        if whole.denominator == 1:
            return Decimal(f"{whole.numerator}E-{places}") if places else Decimal(whole.numerator)
    raise ValueError(f"{share} has no exact decimal")


def plain(amount: Decimal) -> Decimal:
    """The same figure without exponent or trailing zeros."""
    return exact(Fraction(amount))


def _unit(text: str) -> str:
    unit = unit_named(text)
    if unit is None:
        refuse(shape.unknown_unit((), text, ", ".join(UNITS)))
    return unit


def _per(text: str) -> str:
    unit = per_named(text)
    if unit is None:
        refuse(shape.unknown_unit((), text, ", ".join(UNITS)))
    return unit
