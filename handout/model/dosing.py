"""Dose arithmetic: exact, capped, rounded to what a syringe can measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from handout.model.quantity import Quantity, exact
from handout.model.rounding import Direction, Rounding
from handout.model.sum import Sum, Worked, typed

__all__ = ["Direction", "Dose", "Rounding", "by_weight", "measured", "weighed"]


@dataclass(frozen=True)
class Dose:
    """One dose as a mass and, where a concentration is known, as the volume that holds exactly it."""

    mass: Quantity
    volume: Quantity | None
    mass_sum: Sum
    volume_sum: Sum | None


def weighed(per_kg: Quantity, weight_kg: Decimal, maximum: Quantity) -> Worked:
    """The dose for a weight before rounding: per kg times kg, never above the maximum."""
    share, cap = Fraction(per_kg.amount) * Fraction(weight_kg), maximum.into(per_kg.unit)
    weight = Quantity(weight_kg, "kg")
    sum_ = Sum((typed(per_kg), typed(weight), "×", typed(maximum), "least"))
    return Worked(Quantity(exact(min(share, Fraction(cap.amount))), per_kg.unit), sum_)


def by_weight(per_kg: Quantity, weight_kg: Decimal, maximum: Quantity) -> Quantity:
    """The dose for a weight before rounding, without the sum that gives it."""
    return weighed(per_kg, weight_kg, maximum).figure


def measured(
    mass: Quantity,
    maximum: Quantity,
    rounding: Rounding,
    concentration: Quantity | None,
    sum_: Sum | None = None,
) -> Dose:
    """A dose that can be drawn up: its mass and its volume agree exactly."""
    start, most = sum_ or Sum((typed(mass),)), maximum.into(mass.unit)
    if concentration is None:
        drawn = rounding.apply(Fraction(mass.amount), Fraction(most.amount), mass.unit)
        return Dose(drawn, None, _rounded(start, Sum((typed(maximum),)), rounding), None)
    strength = concentration.into(mass.unit)
    share, cap = (Fraction(each.amount) / Fraction(strength.amount) for each in (mass, most))
    volume = rounding.apply(share, cap, strength.per)
    exact_volume = start.then(concentration, "÷")
    volume_sum = _rounded(exact_volume, Sum((typed(maximum), typed(concentration), "÷")), rounding)
    held = exact(Fraction(volume.amount) * Fraction(strength.amount))
    return Dose(Quantity(held, mass.unit), volume, volume_sum.then(concentration, "×"), volume_sum)


def _rounded(exact_sum: Sum, most: Sum, rounding: Rounding) -> Sum:
    """Rounded as the rule says, and never above the last step below the maximum."""
    return exact_sum.then(rounding.to, rounding.direction, *most.steps, rounding.to, "down", "least")
