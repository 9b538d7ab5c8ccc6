"""Tables by bands: every value falls in exactly one band, and every computed figure can be given."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from handout.model.banded import BandsBody
from handout.model.blocks.bands import Bands, PlannedBands
from handout.model.diagnostic import Finding, Refusal
from handout.model.quantity import Quantity
from handout.stages.prove.sums import size_of, worked_again
from tests.model.conftest import FULL, Planned

BASE: dict[str, Any] = {
    "caption": "Doses",
    "by": "renal-function",
    "measure": "Clearance",
    "unit": "mL/min",
    "columns": ["Dose"],
}
LOWER = ("from", "above")
UPPER = ("below", "up_to")


def table(rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    cells = {} if "compute" in more else {"cells": ["x"]}
    columns: dict[str, Any] = {"columns": []} if "compute" in more else {}
    return {**BASE, **columns, "rows": [{**row, **cells} for row in rows], **more}


def faults(stored: Mapping[str, Any]) -> list[str]:
    """The codes of what is wrong with a table, each a fault of ours."""
    try:
        BandsBody.model_validate(stored)
    except ValidationError as error:
        found = [each.get("ctx", {}).get("finding") for each in error.errors(include_url=False)]
        assert all(isinstance(each, Finding) for each in found), found
        return [each.code for each in found if each]
    return []


@st.composite
def edges(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, str]]]:
    """Rising figures, and at each whether it belongs to the band above it or to the one below."""
    figures = draw(st.lists(st.integers(1, 400), min_size=1, max_size=6, unique=True))
    cuts = [
        str(Decimal(each) / 4).rstrip("0").rstrip(".") if each % 4 else str(each // 4)
        for each in sorted(figures)
    ]
    whose = [draw(st.sampled_from([("below", "from"), ("up_to", "above")])) for _ in cuts]
    return cuts, whose


def rows_of(cuts: list[str], whose: list[tuple[str, str]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{} for _ in range(len(cuts) + 1)]
    for number, (cut, (end, begin)) in enumerate(zip(cuts, whose, strict=True)):
        rows[number][end], rows[number + 1][begin] = cut, cut
    return rows


@given(edges(), st.booleans(), st.lists(st.decimals(-10, 200, places=2), min_size=1, max_size=20))
def test_any_value_falls_in_exactly_one_band(
    drawn: tuple[list[str], list[tuple[str, str]]], is_falling: bool, values: list[Decimal]
) -> None:
    """Bands that begin where the last one ended hold every value once, rising or falling, ends included."""
    rows = rows_of(*drawn)
    body = BandsBody.model_validate(table(rows[::-1] if is_falling else rows))
    assert body.unit is not None
    for value in (*values, *map(Decimal, drawn[0])):
        assert [row.span(body.unit).holds(value) for row in body.rows].count(True) == 1


@given(edges(), st.data())
def test_a_moved_end_is_refused(drawn: tuple[list[str], list[tuple[str, str]]], data: st.DataObject) -> None:
    """Where one band no longer begins where the last one ended, a value has two rows or none."""
    rows = rows_of(*drawn)
    number = data.draw(st.integers(0, len(drawn[0]) - 1))
    end = drawn[1][number][0]
    shift = data.draw(st.sampled_from([Decimal("0.1"), Decimal("-0.1"), Decimal("0.01")]))
    moved = Decimal(drawn[0][number]) + shift
    assume(moved > 0)
    rows[number][end] = str(moved)
    expected = "overlapping-bands" if shift > 0 else "gap-between-bands"
    assert faults(table(rows)) == [expected]


@given(edges(), st.data())
def test_an_end_that_is_claimed_twice_or_by_nobody_is_refused(
    drawn: tuple[list[str], list[tuple[str, str]]], data: st.DataObject
) -> None:
    """A figure between two bands belongs to one of them: 60 is not in both, and not in neither."""
    cuts, whose = drawn
    number = data.draw(st.integers(0, len(cuts) - 1))
    pair, code = data.draw(
        st.sampled_from([(("up_to", "from"), "overlapping-bands"), (("below", "above"), "gap-between-bands")])
    )
    whose[number] = pair
    assert faults(table(rows_of(cuts, whose))) == [code]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([{"from": "80"}, {"from": "50", "up_to": "79"}], "gap-between-bands"),
        ([{"below": "60"}, {}], "overlapping-bands"),
        ([{}, {}], "overlapping-bands"),
        ([{"from": "5", "below": "5"}], "inverted-range"),
        ([{"above": "5", "up_to": "5"}], "inverted-range"),
        ([{"from": "10"}], "uncovered-values"),
        ([{"from": "30"}, {"from": "10", "below": "30"}], "uncovered-values"),
        ([{"below": "30"}, {"from": "30", "up_to": "60"}], "uncovered-values"),
        ([{"above": "0"}], "uncovered-values"),
        ([{"below": "-5"}, {"from": "-5"}], "wrong-type"),
        ([{"below": "0"}, {"from": "0"}], "wrong-type"),
        ([{}], "unsound-record"),
        ([{"from": "3 hours"}], "mixed-units"),
        ([{"from": "30 mL/hour"}], "mixed-units"),
    ],
    ids=str,
)
def test_a_table_that_cannot_be_read_is_refused(rows: list[dict[str, Any]], code: str) -> None:
    """Bands that hold nothing, everything twice or another measure are refused in our words."""
    assert faults(table(rows)) == [code]


def test_a_single_value_may_be_a_band() -> None:
    """From 5 up to 5 is one value, and holds it."""
    assert faults(table([{"below": "5"}, {"from": "5", "up_to": "5"}, {"above": "5"}])) == []


def test_a_table_says_where_it_ends_or_has_no_end() -> None:
    """One open end holds all the rest; a table with an end says what holds beyond; a scale has its own."""
    for rows in ([{"below": "60"}, {"from": "60"}], [{"from": "0"}], [{"up_to": "0"}, {"above": "0"}]):
        assert faults(table(rows)) == []
    closed = [{"from": "10", "below": "30"}]
    assert faults(table(closed, outside="Below 10, or from 30: ask")) == []
    assert faults(table([{"above": "0"}], by="weight", unit="kg")) == []
    assert faults(table([{"from": "1", "up_to": "9"}], by="severity", unit="points")) == []
    assert faults(table([{"from": "0"}], by="severity")) == ["unit-of-another-measure"]


def test_what_holds_beyond_the_bands_is_printed_below_them(planned: Planned) -> None:
    """A table with an end prints what holds there in each variant that shows it, or is refused."""
    ended = """      - bands:
          caption: By weight
          by: weight
          measure: Weight
          unit: kg
          columns: [Dose]
          rows: [{from: 10, cells: [Usual]}]
          outside: %s
"""
    for variant in ("summary", "pocket-card"):
        plan = planned(variant, (PLACE, ended % "Below ten kilograms, ask" + PLACE), topic=FULL)
        found = [each for part in plan.sections for each in part.blocks if isinstance(each, PlannedBands)]
        assert [line.text for each in found for line in each.notes] == ["Below ten kilograms, ask"]
    silent = ended % "{text: Ask, omit: {short: no room}}"
    with pytest.raises(Refusal, match="said only in part"):
        planned("pocket-card", (PLACE, silent + PLACE), topic=FULL)


@given(st.integers(0, 300), st.sampled_from(["months", "years"]))
def test_a_card_in_months_finds_its_row_in_years(age: int, unit: str) -> None:
    """71 months are no exact decimal of a year, and are less than 6 years all the same."""
    rows = [{"below": "6", "cells": ["x"]}, {"from": "6", "cells": ["y"]}]
    by_age = Bands.model_validate({"bands": {**BASE, "by": "age", "unit": "years", "rows": rows}})
    found = by_age.at(Quantity(Decimal(age), unit))
    assert found is not None
    (row,) = found.bands.rows
    assert (row.below is not None) == (age < (72 if unit == "months" else 6))


def test_ends_in_months_share_out_a_table_in_years() -> None:
    """An end of 4 months is a third of a year, exactly."""
    rows = [{"below": "4 months"}, {"from": "4 months", "up_to": "1"}, {"above": "12 months"}]
    stored = table(rows, by="age", unit="years")
    assert faults(stored) == []
    rows[1]["from"] = "5 months"
    assert faults(stored | table(rows, by="age", unit="years")) == ["gap-between-bands"]


def test_a_card_in_weeks_has_no_row_in_years() -> None:
    """No number of weeks is a month: such a card is refused, and never shows the whole table."""
    by_age = Bands.model_validate({"bands": table([{"from": "0"}], by="age", unit="years")})
    with pytest.raises(ValueError, match="weeks cannot be turned into years"):
        by_age.at(Quantity.parse("10 weeks"))
    in_weeks = Bands.model_validate({"bands": table([{"from": "0"}], by="age", unit="weeks")})
    assert in_weeks.at(Quantity.parse("10 days")) is not None


MASSES = st.sampled_from(["50 mg", "100 mg", "150 mg", "0.9 g", "1 g", "7.5 mg", "3,600 mg"])


@given(
    amount=MASSES,
    times=st.integers(1, 6),
    kind=st.sampled_from(["daily", "dose"]),
    step=st.sampled_from([None, "1 mg", "5 mg", "0.1 g"]),
)
def test_printed_totals_are_the_sum_of_the_printed_doses(
    amount: str, times: int, kind: str, step: str | None
) -> None:
    """Dose times number is the total as printed, whatever was rounded, and never above what was stored."""
    more: dict[str, Any] = {"compute": ["daily", "each"]}
    if step:
        more["rounding"] = {"direction": "down", "to": step}
    stored = table([{"from": "0", kind: amount, "times": str(times)}], **more)
    if faults(stored):
        assert faults(stored) == ["dose-not-measurable"]
        return
    body = BandsBody.model_validate(stored)
    (found,) = body.shares(body.rows[0])
    each, daily = found.each.figure, found.daily.figure
    assert sum([Fraction(each.amount)] * times) == Fraction(daily.amount)
    most = Quantity.parse(amount).into("mg").amount * (1 if kind == "daily" else times)
    assert 0 < daily.into("mg").amount <= most
    if step:
        assert each.into("mg").amount % Quantity.parse(step).into("mg").amount == 0


@given(
    amount=MASSES,
    times=st.integers(1, 4),
    strength=st.sampled_from(["10 mg/mL", "3 mg/mL", "0.05 g/mL"]),
    step=st.sampled_from(["0.1 mL", "0.5 mL"]),
)
def test_mass_and_volume_agree(amount: str, times: int, strength: str, step: str) -> None:
    """A volume can be drawn up and holds exactly the dose beside it; the proof's own sums find the same."""
    more = {
        "compute": ["each", "volume"],
        "concentration": strength,
        "rounding": {"direction": "down", "to": step},
    }
    stored = table([{"from": "0", "daily": amount, "times": str(times)}], **more)
    if faults(stored):
        assert faults(stored) == ["dose-not-measurable"]
        return
    body = BandsBody.model_validate(stored)
    (found,) = body.shares(body.rows[0])
    assert found.volume is not None
    volume, mass = found.volume.figure, found.each.figure
    held = Fraction(volume.amount) * Fraction(Quantity.parse(strength).into(mass.unit).amount)
    assert held == Fraction(mass.amount)
    assert volume.amount % Quantity.parse(step).amount == 0
    for worked in (found.each, found.volume, found.daily):
        assert size_of(f"{worked.figure.amount:f} {worked.figure.unit}") == worked_again(worked.sum)


def test_a_card_for_one_weight_keeps_the_row_that_holds_it() -> None:
    """A card for 20 kg shows the band of 20 kg, and a table by kidney function stays whole."""
    rows = [{"below": "20", "cells": ["x"]}, {"from": "20", "cells": ["y"]}]
    by_weight = Bands.model_validate({"bands": {**BASE, "by": "weight", "unit": "kg", "rows": rows}})
    found = by_weight.at(Quantity.parse("20 kg"))
    assert found is not None
    assert [row.begins for row in found.bands.rows] == [by_weight.bands.rows[1].begins]
    renal = Bands.model_validate({"bands": table([{"from": "0"}])})
    assert renal.at(Quantity.parse("20 kg")) is renal


PLACE = "      - quotation:"
NAMED = """      - bands:
          caption: Temper
          by: severity
          measure: Temper
          columns: [Do, {text: Why, omit: {short: no room}}]
          rows:
            - {name: Mild, cells: [Stroke, {text: It likes it, omit: {short: no room}}]}
            - {name: Severe, cells: [Leave, {text: It bites, omit: {short: no room}}]}
"""


def test_a_column_that_is_not_said_is_left_out(planned: Planned) -> None:
    """A column without words for the card leaves the table whole, and the summary keeps it."""
    columns = {}
    for variant in ("summary", "pocket-card"):
        plan = planned(variant, (PLACE, NAMED + PLACE), topic=FULL)
        found = [each for part in plan.sections for each in part.blocks if isinstance(each, PlannedBands)]
        columns[variant] = [[line.text for line in row.cells] for each in found for row in each.rows]
    assert columns["summary"] == [["Stroke", "It likes it"], ["Leave", "It bites"]]
    assert columns["pocket-card"] == [["Stroke"], ["Leave"]]


@pytest.mark.parametrize(
    "change",
    [
        ("cells: [Leave,", "cells: [{text: Leave, omit: {short: no room}},"),
        ("{text: It bites, omit: {short: no room}}", "It bites"),
        ("name: Severe", "name: {text: Severe, omit: {short: no room}}"),
    ],
    ids=str,
)
def test_a_band_is_said_whole_or_refused(planned: Planned, change: tuple[str, str]) -> None:
    """A card that lost the name of a band, or one of its cells, would send its reader to the wrong row."""
    assert change[0] in NAMED
    with pytest.raises(Refusal, match="said only in part"):
        planned("pocket-card", (PLACE, NAMED.replace(*change) + PLACE), topic=FULL)
