"""Figures and amounts: exact, unmistakable, the same after a round trip."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from handout.model.quantity import MINUS, NBSP, UNITS, Quantity, number
from handout.model.record import decimal

FIGURES = st.decimals(Decimal("-99999.999"), Decimal("99999.999"), places=3).map(
    lambda exact: Decimal(0) if exact == 0 else exact.normalize() + Decimal(0)
)
QUANTITIES = st.builds(
    Quantity,
    FIGURES.map(lambda figure: Decimal(f"{figure:f}")),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["", "kg", "mL", "day", "minute", "kg/hour", "kg/day", "dose"]),
)


@given(QUANTITIES)
def test_an_amount_survives_being_printed(quantity: Quantity) -> None:
    """What is printed can be typed back in, and is the same amount of the same unit."""
    assert Quantity.parse(str(quantity)) == quantity


@given(FIGURES)
def test_a_figure_is_printed_unmistakably(figure: Decimal) -> None:
    """A printed figure has a true minus, no exponent, a digit first, commas in threes; and reads back."""
    printed = number(figure)
    assert "-" not in printed
    assert "E" not in printed.upper()
    assert printed.startswith(MINUS) == (figure < 0)
    assert printed.lstrip(MINUS)[0].isdigit()
    whole = printed.lstrip(MINUS).partition(".")[0]
    assert [len(part) for part in whole.split(",")[1:]] == [3] * whole.count(",")
    assert len(whole.split(",")[0]) <= 3
    assert decimal(printed) == figure


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("7.5 mg", "7.5 mg"),
        ("7.5mg", "7.5 mg"),
        ("1000 mg", "1,000 mg"),
        ("1,000 mg", "1,000 mg"),
        ("12345.678 units", "12,345.678 units"),
        ("-1.83 g", "−1.83 g"),
        ("−1.83 g", "−1.83 g"),
        ("15 mg/kg", "15 mg/kg"),
        ("15 mg / kg", "15 mg/kg"),
        ("1 unit", "1 unit"),
        ("2 unit", "2 units"),
        ("5 mg/hour", "5 mg per hour"),
        ("5 mg per hour", "5 mg per hour"),
        ("60 mL/min", "60 mL per minute"),
        ("0.2 micrograms/kg/minute", "0.2 micrograms/kg per minute"),
        ("0.2 micrograms/kg per minute", "0.2 micrograms/kg per minute"),
        ("1 micrograms / kg / hours", "1 microgram/kg per hour"),
        ("6.5 mmol/L", "6.5 mmol/L"),
        ("1 years", "1 year"),
        ("37.5 °C", "37.5 °C"),
        ("50 %", "50 %"),
        ("10 mg/ml", "10 mg/mL"),
    ],
)
def test_amounts_as_printed(typed: str, printed: str) -> None:
    """A figure keeps the digits its author typed, and never parts from its unit."""
    assert str(Quantity.parse(typed)) == printed.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0.50 mg", "trailing-zero"),
        ("1.0 mg", "trailing-zero"),
        ("1,000.0 mg", "trailing-zero"),
        (".5 mg", "naked-point"),
        ("-.5 mg", "naked-point"),
        ("−.5 mg", "naked-point"),
        ("5. mg", "wrong-type"),
        ("010 mg", "wrong-type"),
        ("1.2.3 mg", "wrong-type"),
        ("10,00 mg", "wrong-type"),
        ("1e3 mg", "wrong-type"),
        ("+5 mg", "wrong-type"),
        ("5 to 10 mg", "wrong-type"),
        ("mg", "wrong-type"),
        ("5", "wrong-type"),
        ("٥ mg", "wrong-type"),
        ("5 µg", "unknown-unit"),
        ("5 μg", "unknown-unit"),
        ("10 mcg", "unknown-unit"),
        ("10 ug", "unknown-unit"),
        ("10 U", "unknown-unit"),
        ("10 IU", "unknown-unit"),
        ("10 cc", "unknown-unit"),
        ("10 MG", "unknown-unit"),
        ("10 mg/day/kg", "wrong-type"),
        ("10 mg/lb", "unknown-unit"),
    ],
)
def test_ambiguous_amounts_are_refused(typed: str, code: str) -> None:
    """An amount that two readers may read as two amounts is never taken."""
    with pytest.raises(PydanticCustomError) as caught:
        Quantity.parse(typed)
    assert caught.value.type == code


@given(QUANTITIES, st.sampled_from(sorted(UNITS)))
def test_conversion_is_exact_and_comes_back(quantity: Quantity, unit: str) -> None:
    """An amount turned into another unit and back is the same amount; another dimension is never reached."""
    if UNITS[unit][0] != quantity.dimension:
        with pytest.raises(ValueError, match="cannot be turned"):
            quantity.into(unit)
    elif UNITS[unit][0] != "time":  # a third of an hour has no exact decimal in days
        assert quantity.into(unit).into(quantity.unit) == quantity
