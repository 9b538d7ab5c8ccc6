"""Dose arithmetic: exact, capped, rounded to what a syringe can measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from handout.model.quantity import Quantity, plain

Direction = Literal["down", "nearest"]


@dataclass(frozen=True)
class Rounding:
    """To which multiple, and which way; rounding never lifts a dose above its maximum."""

    direction: Direction
    to: Quantity

    def apply(self, exact: Quantity, most: Quantity) -> Quantity:
        """The measurable amount nearest below, or nearest, but never above ``most``."""
        step = self.to.into(exact.unit).amount
        mode = ROUND_FLOOR if self.direction == "down" else ROUND_HALF_UP
        steps = (exact.amount / step).to_integral_value(mode)
        if steps * step > most.into(exact.unit).amount:
            steps = (most.into(exact.unit).amount / step).to_integral_value(ROUND_FLOOR)
        return Quantity(plain(steps * step), exact.unit)


@dataclass(frozen=True)
class Dose:
    """One dose as a mass and, where a concentration is known, as the volume that holds exactly it."""

    mass: Quantity
    volume: Quantity | None


def by_weight(per_kg: Quantity, weight_kg: Decimal, maximum: Quantity) -> Quantity:
    """The dose for a weight before rounding: per kg times kg, never above the maximum."""
    exact = Quantity(plain(per_kg.amount * weight_kg), per_kg.unit)
    cap = maximum.into(per_kg.unit)
    return exact if exact.amount <= cap.amount else cap


def measured(mass: Quantity, maximum: Quantity, rounding: Rounding, concentration: Quantity | None) -> Dose:
    """A dose that can be drawn up: its mass and its volume agree exactly."""
    if concentration is None:
        return Dose(rounding.apply(mass, maximum), None)
    strength = concentration.into(mass.unit)
    most = Quantity(maximum.into(mass.unit).amount / strength.amount, strength.per)
    volume = rounding.apply(Quantity(mass.amount / strength.amount, strength.per), most)
    return Dose(Quantity(plain(volume.amount * strength.amount), mass.unit), volume)
