"""Rounding: to which multiple, and which way; always written, never assumed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.quantity import Quantity, exact
from handout.model.record import Record, refuse

Direction = Literal["down", "nearest"]


@dataclass(frozen=True)
class Rounding:
    """To which multiple, and which way; rounding never lifts a dose above its maximum."""

    direction: Direction
    to: Quantity

    def steps(self, share: Fraction) -> int:
        """The whole number of steps below, or nearest; half a step is rounded up."""
        return floor(share if self.direction == "down" else share + Fraction(1, 2))

    def apply(self, figure: Fraction, most: Fraction, unit: str) -> Quantity:
        """The measurable amount nearest below, or nearest, but never above ``most``."""
        step = Fraction(self.to.into(unit).amount)
        steps = min(self.steps(figure / step), floor(most / step))
        return Quantity(exact(steps * step), unit)


class RoundingRule(Record):
    """Which way figures are rounded, and to what can be measured."""

    direction: Direction
    to: Quantity = Field(description="the smallest measurable step: 0.1 mL")

    @model_validator(mode="after")
    def _sound(self) -> RoundingRule:
        if self.to.amount <= 0:
            refuse(shape.wrong_type((), "a step of more than zero", str(self.to)))
        return self

    @property
    def rounding(self) -> Rounding:
        return Rounding(self.direction, self.to)
