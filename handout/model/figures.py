"""How a figure looks on paper: the one place that writes digits, units and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from handout.model.units import PER_TIME, SINGULAR

NBSP = "\u00a0"
MINUS = "\u2212"
SYMBOLS = {"mg", "g", "kg", "mL", "L", "mmol", "mmHg", "cm", "%", "°C"}


def number(amount: Decimal) -> str:
    """A figure as it is printed: a true minus, a comma from 1,000, the digits as typed."""
    return f"{amount:,f}".replace("-", MINUS)


@dataclass(frozen=True)
class FigureStyle:
    """A named way to set figures; the figure itself is the same in every one of them."""

    name: str
    gap: str

    def amount(self, amount: Decimal, unit: str, per: str = "") -> str:
        """A figure that never parts from its unit."""
        return self.joined(number(amount), named(unit, per, is_one=amount == 1))

    def range(self, low: Decimal, high: Decimal, unit: str, per: str = "") -> str:
        """From low to high in words: a dash is read as a minus (rule NUM-RANGEDASH)."""
        return self.joined(f"{number(low)}{NBSP}to{NBSP}{number(high)}", named(unit, per, is_one=False))

    def joined(self, figure: str, unit: str) -> str:
        """The figure with its unit; only a symbol may close up: 24 hours are never 24hours."""
        if not unit:
            return figure
        is_symbol = re.split(rf"[/{NBSP}]", unit)[0] in SYMBOLS
        return f"{figure}{self.gap if is_symbol else NBSP}{unit}"

    def of(self, figure: str, form: str) -> str:
        """The figure with the form it is a figure of."""
        return f"{figure}{NBSP}({form.replace(' ', NBSP)})" if form else figure


def named(unit: str, per: str, *, is_one: bool) -> str:
    """The unit in words: mg/kg, but mL per hour, as a slash before a time is misread.

    Sources: NHS CUI MEDi-046; rule RATE-NOPER.
    """
    words = SINGULAR.get(unit, unit) if is_one else unit
    for each in per.split("/") if per else ():
        words += f" per {each}" if each in PER_TIME else f"/{each}"
    return words.replace(" ", NBSP)


SPACED_UNITS = FigureStyle("spaced-units", NBSP)
"""7.5 mg: NHS CUI MEDi-041."""

CLOSED_UNITS = FigureStyle("closed-units", "")
"""7.5mg: the style of the NHS website."""

STYLES = {style.name: style for style in (SPACED_UNITS, CLOSED_UNITS)}
