"""Conversion arithmetic: exact there and back, and no accepted table contradicts itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model.conversion.arithmetic import back, converted, rounded, stands_for
from handout.model.conversion.chains import Step, contradictions

FACTORS = st.decimals("0.01", "100", places=2).map(lambda figure: Decimal(f"{figure.normalize():f}"))
AMOUNTS = st.decimals("0.1", "500", places=1).map(lambda figure: Decimal(f"{figure.normalize():f}"))


@given(AMOUNTS, FACTORS)
def test_there_and_back_is_the_same_amount(amount: Decimal, factor: Decimal) -> None:
    """A conversion and its inverse give the amount that one began with, exactly."""
    assert back(converted(amount, factor), factor) == Fraction(amount)


@given(FACTORS, st.integers(0, 4))
def test_an_inverse_is_accepted_in_its_own_rounding_only(factor: Decimal, places: int) -> None:
    """What rounds the exact inverse passes; one unit of its last digit away from it does not."""
    exact, unit = 1 / Fraction(factor), Fraction(1, 10**places)
    shown = rounded(exact, places, "nearest")
    typed = Decimal(shown.numerator) / Decimal(shown.denominator)
    printed = Decimal(f"{typed:f}").normalize()
    if len(printed.as_tuple().digits) >= 2 and -int(printed.as_tuple().exponent) == places:
        assert stands_for(printed, exact)
        assert not stands_for(printed + Decimal(1).scaleb(-places), exact)
    assert abs(shown - exact) <= unit / 2


@pytest.mark.parametrize(
    ("printed", "way", "is_sound"),
    [("0.67", "nearest", True), ("0.66", "down", True), ("0.66", "nearest", False), ("0.67", "down", False),
     ("0.7", "nearest", False), ("0.667", "nearest", True), ("0.65", "down", False), ("1", "nearest", False)],
)  # fmt: skip
def test_the_inverse_of_one_and_a_half(printed: str, way: Any, is_sound: bool) -> None:
    """Two thirds is 0.67, or 0.66 rounded down; one digit is too few to stand for it."""
    assert stands_for(Decimal(printed), Fraction(2, 3), way) is is_sound


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC"), FACTORS), min_size=2, max_size=6))
def test_an_accepted_table_never_contradicts_itself(rows: list[tuple[str, str, Decimal]]) -> None:
    """In what is accepted no pair has two factors, and no chain of two ends far from the short cut."""
    steps = [Step(*each) for each in rows if each[0] != each[1]]
    if list(contradictions(steps)):
        return
    for one, other in permutations(steps, 2):
        if (one.start, one.end) == (other.start, other.end):
            assert one.factor == other.factor
        if (one.start, one.end) == (other.end, other.start):
            assert _near(Fraction(one.factor) * Fraction(other.factor), Fraction(1), one, other)
    for one, other, whole in permutations(steps, 3):
        if (one.start, one.end, other.end) == (
            whole.start,
            other.start,
            whole.end,
        ) and one.start != other.end:
            exact = Fraction(one.factor) * Fraction(other.factor)
            assert _near(exact, Fraction(whole.factor), one, other, whole)


def _near(one: Fraction, other: Fraction, *steps: Step) -> bool:
    """Within half of the last digit of one of the figures, or the same."""
    widest = max(_share_of_last_digit(step.factor) for step in steps)
    return abs(one - other) <= other * widest


def _share_of_last_digit(figure: Decimal) -> Fraction:
    last = Fraction(10) ** int(figure.as_tuple().exponent)
    return last / 2 / (Fraction(figure) - last / 2)


@given(FACTORS, FACTORS)
def test_a_table_made_by_multiplying_is_accepted(first: Decimal, second: Decimal) -> None:
    """Where the short cut is the product, and each way back its own rounding, nothing is refused."""
    steps = [Step("A", "B", first), Step("B", "C", second), Step("A", "C", first * second)]
    assert not list(contradictions(steps))
