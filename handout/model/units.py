"""The units that can be printed safely, what they measure, and how one becomes another."""

from __future__ import annotations

import re
from decimal import Decimal

# Each unit with what it measures, as a multiple of the first of its kind. "g" for a
# microgram is never offered: "µg" and "mcg" are on every error-prone list. Months
# and years are of a kind of their own: neither is a fixed number of days.
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
    "weeks": ("time", Decimal(10080)),
    "months": ("calendar", Decimal(1)),
    "years": ("calendar", Decimal(12)),
    "micromol": ("amount of substance", Decimal("0.001")),
    "mmol": ("amount of substance", Decimal(1)),
    "units": ("activity", Decimal(1)),
    "mmHg": ("pressure", Decimal(1)),
    "cm": ("length", Decimal(1)),
    "°C": ("temperature", Decimal(1)),
    "points": ("points", Decimal(1)),
    "doses": ("doses", Decimal(1)),
    "tablets": ("tablets", Decimal(1)),
    "capsules": ("capsules", Decimal(1)),
    "beats": ("beats", Decimal(1)),
    "breaths": ("breaths", Decimal(1)),
    "%": ("share", Decimal(1)),
}

SINGULAR = {unit: unit.removesuffix("s") for unit in UNITS if unit.endswith("s")}
PER_TIME = ("minute", "hour", "day", "week")
MOST_PERS = 2
STEP = re.compile(r"\s*/\s*|\s+per\s+")

_PLURAL = {one: many for many, one in SINGULAR.items()} | {"ml": "mL", "l": "L"}
_PER = {"min": "minute"}


def unit_named(text: str) -> str | None:
    """The unit as it is stored: ``ml`` is mL, ``hour`` is hours; nothing where it is not on the list."""
    unit = _PLURAL.get(text, text)
    return unit if unit in UNITS else None


def per_named(text: str) -> str | None:
    """What an amount is for each of, in the singular: ``hours`` is hour, ``min`` is minute."""
    unit = unit_named(_PER.get(text, text))
    return SINGULAR.get(unit, unit) if unit else None


def kind(unit: str) -> str:
    """What a unit measures, in the singular or the plural."""
    return UNITS[_PLURAL.get(unit, unit)][0]


def factor(unit: str) -> Decimal:
    """The unit as a multiple of the first of its kind, in the singular or the plural."""
    return UNITS[_PLURAL.get(unit, unit)][1]


def unit_path(text: str) -> tuple[str, str] | None:
    """A unit and what it is per, of ``mg/kg/hour`` or ``mL per hour``; nothing where a part is unknown."""
    first, *rest = STEP.split(text)
    unit, per = unit_named(first), [per_named(each) for each in rest]
    if unit is None or len(per) > MOST_PERS or any(each in PER_TIME for each in per[:-1]):
        return None
    known = [each for each in per if each]
    return (unit, "/".join(known)) if len(known) == len(per) else None
