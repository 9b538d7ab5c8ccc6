"""What must hold between the ranges of a table: every value stands in one of them, and in one only."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from handout.model.diagnostic import Place
from handout.model.faults import banding, shape
from handout.model.quantity import Quantity, exact, plain
from handout.model.ranges import INFINITE, Span
from handout.model.record import refuse


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
            between = said((Fraction(lower.high) + Fraction(upper.low)) / 2, unit)
            refuse(banding.gap_between_bands((*place, number), between, *words))
        if lower.high == upper.low and not (lower.has_high or upper.has_low):
            refuse(banding.gap_between_bands((*place, number), ends, *words))
        if lower.high > upper.low or (lower.has_high and upper.has_low):
            refuse(banding.overlapping_bands((*place, number), begins, *words))


def covered(spans: Sequence[Span], unit: Quantity, place: Place, *, has_zero: bool) -> None:
    """Refuse a table of what is never below zero that leaves out the least or the greatest of it."""
    for number, span in enumerate(spans):
        if -INFINITE < span.low < 0 or span.high < 0 or (span.high == 0 and not span.has_high):
            low, high = said(span.low, unit), said(span.high, unit)
            refuse(shape.wrong_type((*place, number), "a band of what can be", f"{low} to {high}"))
    (first, lowest), (last, highest) = min(enumerate(spans), key=_low), max(enumerate(spans), key=_high)
    if lowest.low > 0 or (lowest.low == 0 and has_zero and not lowest.has_low):
        less = f"up to {said(lowest.low, unit)}" if not lowest.has_low else f"below {said(lowest.low, unit)}"
        refuse(banding.uncovered_values((*place, first), less))
    if highest.high < INFINITE:
        end = said(highest.high, unit)
        refuse(banding.uncovered_values((*place, last), f"{'above' if highest.has_high else 'from'} {end}"))


def _low(numbered: tuple[int, Span]) -> Fraction | float:
    return numbered[1].low


def _high(numbered: tuple[int, Span]) -> Fraction | float:
    return numbered[1].high


def said(value: Fraction | float, unit: Quantity) -> str:
    if isinstance(value, float):
        return "any value"
    try:
        return str(Quantity(exact(value), unit.unit, unit.per))
    except ValueError:
        about = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.001"))
        return f"about {Quantity(plain(about), unit.unit, unit.per)}"
