"""Dose tables: whatever an author stores is refused with a sentence, or prints what can be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from handout.model.diagnostic import Finding
from handout.model.dose_bands import DoseTableBody
from handout.model.quantity import Quantity
from handout.model.sum import typed
from handout.stages.prove.sums import size_of, worked_again

NOTHING = Quantity(Decimal(0), "mg")
BAND = {"up_to": "10 kg", "per_kg": "15 mg/kg", "maximum": "150 mg", "weights": ["5"]}
BASE: dict[str, Any] = {
    "caption": "Doses",
    "by": "weight",
    "basis": "actual",
    "rounding": {"direction": "down", "to": "1 mg"},
    "bands": [BAND],
}
BY_VOLUME = {"concentration": "10 mg/mL", "rounding": {"direction": "down", "to": "0.1 mL"}}


def body(**changes: Any) -> dict[str, Any]:
    return {**BASE, **changes}


def band(**changes: Any) -> dict[str, Any]:
    return {"bands": [{key: value for key, value in {**BAND, **changes}.items() if value is not None}]}


def faults(stored: Mapping[str, Any]) -> list[Finding]:
    """What is wrong with a table, each in our words; that a list then lacks an item is no news."""
    try:
        DoseTableBody.model_validate(stored)
    except ValidationError as error:
        details = [each for each in error.errors(include_url=False) if each["type"] != "too_short"]
        found = [detail.get("ctx", {}).get("finding") for detail in details]
    else:
        found = []
    assert all(isinstance(each, Finding) for each in found), found
    return [each for each in found if each]


def test_the_sound_tables_are_sound() -> None:
    """The tables that the other tests break are whole before they are broken."""
    assert faults(BASE) == []
    assert faults(body(**BY_VOLUME)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"rounding": {"direction": "down", "to": "0 mg"}},
        {"rounding": {"direction": "down", "to": "-1 mg"}},
        {"rounding": {"direction": "down", "to": "1 mL"}},
        {"rounding": {"direction": "down", "to": "1 mg/kg"}},
        {**BY_VOLUME, "rounding": {"direction": "down", "to": "1 mg"}},
        {**BY_VOLUME, "concentration": "10 mg"},
        {**BY_VOLUME, "concentration": "0 mg/mL"},
        {**BY_VOLUME, "concentration": "10 units/mL"},
        {**BY_VOLUME, "concentration": "10 mg/kg"},
        {**BY_VOLUME, "concentration": "3 mg/mL", "bands": [{"dose": "10 mg"}]},
        {**BY_VOLUME, "bands": [{"dose": "10 units"}]},
        {"bands": [{"dose": "10 mg/kg"}]},
        {"bands": [{"dose": "-10 mg"}]},
        {"bands": [{"dose": "10 mg", "maximum": "5 mg"}]},
        {"bands": [{"above": "10 kg", "up_to": "5 kg", "dose": "10 mg"}]},
        {"bands": [{**BAND, "up_to": "10 kg"}, {"up_to": "20 kg", "dose": "10 mg"}]},
        {"bands": [{"dose": "10 mg"}, {"dose": "20 mg"}]},
        band(up_to="10 mL"),
        band(up_to="10 kg/days"),
        band(maximum="1 g/days"),
        band(maximum="1 mL"),
        band(maximum="0 mg"),
        band(per_kg="15 mg"),
        band(per_kg="-15 mg/kg"),
        band(daily="60 mg", daily_maximum="5 g"),
        band(daily="60 mg/kg", daily_maximum="5 mL"),
        band(daily="60 mg/kg"),
        band(daily="6 mg/kg", daily_maximum="5 g"),
        band(daily_maximum="1 mg"),
        band(weights=["0"]),
        band(weights=["-5"]),
        band(weights=["11"]),
        band(weights=["5", "4"]),
        band(weights=["5", "5"]),
        {**BY_VOLUME, "bands": [{**BAND, "maximum_volume": "150 mL"}]},
        {**BY_VOLUME, "bands": [{"dose": "10 mg", "maximum_volume": "10 mL"}]},
        {"bands": [{**BAND, "maximum_volume": "15 mL"}]},
        band(per_kg="9" * 40 + " mg/kg", maximum="9" * 45 + " mg"),
    ],
    ids=str,
)
def test_a_table_that_cannot_be_given_is_refused(changes: Mapping[str, Any]) -> None:
    """Amounts that do not go together are refused in our words, and print no figure that cannot be given."""
    assert faults(body(**changes))


AMOUNTS = st.builds(
    "{} {}{}".format,
    st.sampled_from(
        ["0", "0.1", "1", "2.5", "7", "15", "100", "1000", "-1", "99999999999999999999999999999999"]
    ),
    st.sampled_from(["mg", "g", "micrograms", "mL", "units", "kg", "hours", "%"]),
    st.sampled_from(["", "/kg", "/mL", "/days"]),
)
OFTEN_SOUND = st.sampled_from(["15 mg/kg", "2.5 mg/kg", "100 mg", "1 g", "10 kg", "20 kg"])
BANDS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            **{
                key: st.one_of(AMOUNTS, OFTEN_SOUND)
                for key in ("above", "up_to", "per_kg", "dose", "maximum", "daily", "daily_maximum")
            },
            "weights": st.lists(st.sampled_from(["0", "3", "7.3", "10", "15", "-2"]), max_size=3),
        },
    ),
    min_size=1,
    max_size=2,
)
TABLES = st.fixed_dictionaries(
    {
        "caption": st.just("Doses"),
        "by": st.just("weight"),
        "basis": st.just("actual"),
        "rounding": st.fixed_dictionaries(
            {"direction": st.sampled_from(["down", "nearest"]), "to": st.one_of(AMOUNTS, st.just("0.1 mL"))}
        ),
        "bands": st.one_of(
            BANDS, st.just([BAND]), st.just([{**BAND, "daily": "60 mg/kg", "daily_maximum": "1 g"}])
        ),
    },
    optional={"concentration": st.one_of(AMOUNTS, st.just("10 mg/mL"))},
)


def given_doses(table: DoseTableBody) -> Iterator[tuple[Decimal, Decimal]]:
    """Each dose of a table with the maximum it must keep, in the dose's unit."""
    for each in table.bands:
        for weight in each.weights if each.per_kg else ():
            dose = table.dose(each, weight)
            assert each.maximum is not None
            yield dose.mass.amount, each.maximum.into(dose.mass.unit).amount
            daily = table.daily(each, weight)
            assert daily is None or daily.figure.into(dose.mass.unit).amount >= dose.mass.amount


@settings(max_examples=300)
@given(TABLES)
def test_any_table_is_refused_or_can_be_given(stored: dict[str, Any]) -> None:
    """Whatever amounts are stored, the table is refused in our words, or every dose in it can be given."""
    if not faults(stored):
        for dose, maximum in given_doses(DoseTableBody.model_validate(stored)):
            assert 0 < dose <= maximum


@settings(max_examples=300)
@given(TABLES)
def test_what_a_table_prints_is_worked_out_again(stored: dict[str, Any]) -> None:
    """What an accepted table prints is what the proof's own arithmetic makes of it."""
    if faults(stored):
        return
    table = DoseTableBody.model_validate(stored)
    for each in table.bands:
        weights = each.weights if each.per_kg else (None,)
        for weight in weights:
            dose = table.dose(each, weight) if weight else table.fixed(each.dose or NOTHING)
            daily = table.daily(each, weight)
            assert worked_again(dose.mass_sum) == size_of(typed(dose.mass))
            if dose.volume and dose.volume_sum:
                assert worked_again(dose.volume_sum) == size_of(typed(dose.volume))
            assert daily is None or worked_again(daily.sum) == size_of(typed(daily.figure))


ENDS = st.lists(st.integers(1, 120), min_size=1, max_size=5, unique=True).map(sorted)


@given(ENDS, st.decimals("0.01", "200", places=2), st.booleans())
def test_any_weight_falls_in_exactly_one_band(ends: list[int], weight: Decimal, is_open: bool) -> None:
    """Between the ends of an accepted table each weight has one rule; at an end it has the lower band's."""
    bands: list[dict[str, Any]] = [
        {**({"above": f"{low} kg"} if low else {}), "up_to": f"{high} kg", "dose": "10 mg"}
        for low, high in pairwise([0, *ends])
    ]
    table = body(bands=[*bands, *([{"above": f"{ends[-1]} kg", "dose": "10 mg"}] if is_open else [])])
    assert faults(table) == []
    holding = [each for each in DoseTableBody.model_validate(table).bands if each.holds(weight)]
    assert len(holding) == (1 if is_open or weight <= ends[-1] else 0)
    assert all(each.up_to is None or weight <= each.up_to.amount for each in holding)


def test_a_stated_volume_agrees_with_what_it_is_worked_out_from() -> None:
    """75 mL stated for 7.5 mL is refused with both figures (MHRA EL (19)A/06); what agrees is taken."""
    one = {"up_to": "10 kg", "per_kg": "7.5 mg/kg", "maximum": "75 mg", "weights": ["5", "10"]}
    (found,) = faults(body(bands=[{**one, "maximum_volume": "75 mL"}]) | BY_VOLUME)
    assert found.code == "disagreeing-figure"
    assert "75\u00a0mL" in found.message
    assert "7.5\u00a0mL" in found.message
    assert faults(body(bands=[{**one, "maximum_volume": "7.5 mL"}]) | BY_VOLUME) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"daily_maximum": "150 mg"}, "untouched-daily-maximum"),
        ({"daily_maximum": "0.15 g"}, "untouched-daily-maximum"),
        ({"daily_maximum": "600 mg", "daily": "15 mg/kg"}, "untouched-daily-maximum"),
        ({"daily_maximum": "100 mg"}, "inverted-range"),
        ({"daily_maximum": "450 mg", "times": "4"}, "above-maximum"),
        ({"daily_maximum": "750 mg", "times": "4"}, "disagreeing-figure"),
        ({"daily_maximum": "600 mg", "daily": "45 mg/kg", "times": "4"}, "above-maximum"),
        ({"daily_maximum": "600 mg", "daily": "75 mg/kg", "times": "4"}, "disagreeing-figure"),
        ({"times": "4"}, "unsound-record"),
        ({"daily_maximum": "600 mg", "times": "0"}, "wrong-type"),
    ],
    ids=str,
)
def test_the_most_in_a_day_is_not_the_figure_of_one_dose(changes: dict[str, str], code: str) -> None:
    """A daily maximum that nobody touched, or that its doses do not come to, is refused (EL (24)A/49)."""
    assert [each.code for each in faults(body(**band(**changes)))] == [code]


@pytest.mark.parametrize(
    "changes",
    [
        {"daily_maximum": "150 mg", "times": "1"},
        {"daily_maximum": "150 mg", "daily": "15 mg/kg", "times": "1"},
        {"daily_maximum": "600 mg", "daily": "60 mg/kg", "times": "4"},
        {"daily_maximum": "620 mg", "times": "4"},
    ],
    ids=str,
)
def test_a_day_of_doses_adds_up(changes: dict[str, str]) -> None:
    """One dose a day is said by name; a cap of the day may be rounded up, by less than a dose."""
    assert faults(body(**band(**changes))) == []
