"""Dose arithmetic: capped, measurable, exact, never falling."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from handout.model.dosing import Dose, Rounding, by_weight, measured
from handout.model.quantity import Quantity, plain


def figures(least: str, most: str, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(least), Decimal(most), places=places).map(plain)


PER_KG = figures("0.01", "100", 2).map(lambda figure: Quantity(figure, "mg", "kg"))
MAXIMA = st.tuples(figures("0.1", "5000", 1), st.sampled_from(["mg", "g", "micrograms"])).map(
    lambda pair: Quantity(*pair)
)
WEIGHTS = figures("0.4", "250", 1)
STRENGTHS = st.tuples(
    st.sampled_from(["0.5", "1", "2", "2.5", "3", "7", "10", "50", "100"]),
    st.sampled_from(["mg", "micrograms"]),
).map(lambda pair: Quantity(Decimal(pair[0]), pair[1], "mL"))
STEPS = st.sampled_from(["0.01", "0.05", "0.1", "0.2", "0.5", "1", "2.5", "5"]).map(Decimal)
DIRECTIONS = st.sampled_from(["down", "nearest"])


def rule(direction: str, step: Decimal, unit: str) -> Rounding:
    return Rounding("down" if direction == "down" else "nearest", Quantity(step, unit))


def whole(part: Decimal, step: Decimal) -> bool:
    return part % step == 0


@given(PER_KG, WEIGHTS, MAXIMA)
def test_a_dose_by_weight_is_capped(per_kg: Quantity, weight: Decimal, maximum: Quantity) -> None:
    """A dose is what the weight asks for, or the maximum where that is less; nothing else."""
    dose, cap = by_weight(per_kg, weight, maximum), maximum.into("mg").amount
    assert dose.unit == "mg"
    assert dose.amount == min(per_kg.amount * weight, cap)


@given(PER_KG, WEIGHTS, MAXIMA, STEPS, DIRECTIONS)
def test_a_mass_is_measurable_and_below_its_maximum(
    per_kg: Quantity, weight: Decimal, maximum: Quantity, step: Decimal, direction: str
) -> None:
    """A rounded mass is a whole number of steps, within one step of the exact dose, and below the maximum."""
    exact = by_weight(per_kg, weight, maximum)
    dose = measured(exact, maximum, rule(direction, step, "mg"), None)
    assert dose.volume is None
    assert dose.mass.amount <= maximum.into("mg").amount
    assert whole(dose.mass.amount, step)
    assert abs(dose.mass.amount - exact.amount) < step
    assert direction == "nearest" or dose.mass.amount <= exact.amount


@given(PER_KG, WEIGHTS, MAXIMA, STEPS, DIRECTIONS, STRENGTHS)
def test_a_volume_holds_exactly_its_mass(
    per_kg: Quantity, weight: Decimal, maximum: Quantity, step: Decimal, direction: str, strength: Quantity
) -> None:
    """The volume is a whole number of steps and holds exactly its mass, which keeps the maximum."""
    exact = by_weight(per_kg, weight, maximum)
    dose = measured(exact, maximum, rule(direction, step, "mL"), strength)
    assert dose.volume is not None
    assert dose.mass.unit == "mg"
    assert whole(dose.volume.amount, step)
    assert dose.mass.amount == dose.volume.amount * strength.into("mg").amount
    assert dose.mass.amount <= maximum.into("mg").amount
    assert direction == "nearest" or dose.mass.amount <= exact.amount


@given(PER_KG, st.tuples(WEIGHTS, WEIGHTS), MAXIMA, STEPS, DIRECTIONS, st.none() | STRENGTHS)
def test_a_dose_never_falls_as_weight_rises(
    per_kg: Quantity,
    weights: tuple[Decimal, Decimal],
    maximum: Quantity,
    step: Decimal,
    direction: str,
    strength: Quantity | None,
) -> None:
    """Of two patients under one rule the heavier never gets less."""
    lighter, heavier = sorted(weights)
    assume(lighter < heavier)

    def dose(weight: Decimal) -> Dose:
        mass = by_weight(per_kg, weight, maximum)
        return measured(mass, maximum, rule(direction, step, "mL" if strength else "mg"), strength)

    assert dose(lighter).mass.amount <= dose(heavier).mass.amount
