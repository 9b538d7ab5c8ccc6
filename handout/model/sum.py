"""Sums: how a figure was worked out, in a form that the proof can work out again."""

from __future__ import annotations

from dataclasses import dataclass

from handout.model.quantity import Quantity

SIGNS = {"+": "+", "-": "−", "−": "−", "*": "×", "×": "×", "/": "÷", "÷": "÷"}


@dataclass(frozen=True)
class Sum:
    """Figures and what is done with them, the sign after the two figures that it joins.

    ``7.5 mg/kg``, ``10 kg``, ``×``, ``10 mg/mL``, ``÷`` is a dose in mL. A step
    is a figure with its unit or without; one of ``+ − × ÷``; ``least`` of two;
    ``down`` or ``nearest``, which round the first to a multiple of the second;
    ``into mg`` or ``per hour``.
    """

    steps: tuple[str, ...]

    def then(self, *steps: str | Quantity) -> Sum:
        """The sum with more steps."""
        return Sum((*self.steps, *(typed(each) if isinstance(each, Quantity) else each for each in steps)))

    def into(self, figure: Quantity) -> Sum:
        """The sum with the unit that its result is printed in."""
        unit = typed(figure).partition(" ")[2]
        return self.then(f"into {unit}") if unit else self

    def __str__(self) -> str:
        return " ".join(self.steps)


@dataclass(frozen=True)
class Worked:
    """A figure that was worked out, with the sum that gives it."""

    figure: Quantity
    sum: Sum


def typed(figure: Quantity) -> str:
    """The figure as a step of a sum: exact, and without anything of how it looks on paper."""
    unit = f"{figure.unit}/{figure.per}" if figure.per else figure.unit
    return f"{figure.amount:f} {unit}".strip()
