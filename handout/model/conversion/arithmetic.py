"""Conversion arithmetic: exact there and back; a rounded figure is the rounding of what it stands for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

from handout.model.rounding import Direction

HUNDRED = Fraction(100)


def converted(amount: Decimal | Fraction, factor: Decimal) -> Fraction:
    """The amount in the other measure, exactly."""
    return Fraction(amount) * Fraction(factor)


def back(amount: Decimal | Fraction, factor: Decimal) -> Fraction:
    """The amount that the factor leads from, exactly: there and back is where one was."""
    return Fraction(amount) / Fraction(factor)


def reduced(amount: Decimal | Fraction, percent: Decimal) -> Fraction:
    """What is left of an amount after so many of its hundredths are taken off."""
    return Fraction(amount) * (HUNDRED - Fraction(percent)) / HUNDRED


def rounded(exact: Fraction, places: int, direction: Direction) -> Fraction:
    """The figure with so many decimal places, the way its source rounds."""
    steps = exact * 10**places
    whole = floor(steps if direction == "down" else steps + Fraction(1, 2))
    return Fraction(whole, 10**places)


def stepped(exact: Fraction, step: Fraction, direction: Direction, most: Fraction) -> Fraction:
    """The multiple of a step below, or nearest, but never above ``most``."""
    steps = exact / step
    return min(floor(steps if direction == "down" else steps + Fraction(1, 2)), floor(most / step)) * step


def stands_for(printed: Decimal, exact: Fraction, direction: Direction = "nearest") -> bool:
    """A printed figure is the exact one, or its rounding.

    A rounding must show two digits that count: 0.67 may stand for two thirds,
    but 0.7 is five in a hundred too much, and 1 would hide almost anything.
    """
    if Fraction(printed) == exact:
        return True
    _, digits, exponent = printed.as_tuple()
    if len(digits) < 2 or not isinstance(exponent, int):
        return False
    return rounded(exact, max(0, -exponent), direction) == Fraction(printed)


def shown(exact: Fraction) -> str:
    """A figure for a message: four digits that count."""
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):.4g}"
