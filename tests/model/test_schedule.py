"""Schedules: a box wherever something is due, and steps that can be taken."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handout.model.blocks.schedule import PlannedCalendar, PlannedHourGrid, Schedule
from handout.model.calendar import CalendarBody
from handout.model.diagnostic import Finding, Refusal
from handout.model.hours import HourGridBody
from handout.model.quantity import Quantity, plain
from handout.stages.prove.sums import size_of, worked_again
from tests.model.conftest import FULL, Planned

CALENDAR: dict[str, Any] = {
    "caption": "Steps",
    "direction": "down",
    "strength": "100 mg per capsule",
    "times": ["morning", "midday", "bedtime"],
    "periods": [{"lasts": "7 days", "doses": {"morning": "300 mg"}}],
}
GRID: dict[str, Any] = {
    "caption": "Watch",
    "hours": ["0", "1", "2"],
    "rows": [{"what": "Glucose", "at": ["0", "2"]}],
}


def faults(model: type[CalendarBody] | type[HourGridBody], stored: Mapping[str, Any]) -> list[str]:
    """The codes of what is wrong with a schedule, each a fault of ours."""
    try:
        TypeAdapter(model).validate_python(stored)
    except ValidationError as error:
        details = [each for each in error.errors(include_url=False) if each["type"] != "too_short"]
        found = [each.get("ctx", {}).get("finding") for each in details]
        assert all(isinstance(each, Finding) for each in found), found
        return [each.code for each in found if each]
    return []


COUNTS = st.integers(0, 4)
DAYS = st.fixed_dictionaries({"morning": COUNTS, "midday": COUNTS, "bedtime": COUNTS})
STRENGTHS = st.sampled_from(
    [("100 mg per capsule", 100), ("0.3 g per tablet", 300), ("7.5 mg per tablet", Decimal("7.5"))]
)


def calendar(days: list[dict[str, int]], strength: tuple[str, Any], **more: Any) -> dict[str, Any]:
    periods = [
        {
            "lasts": "7 days",
            "doses": {time: f"{plain(Decimal(count * strength[1])):f} mg" for time, count in day.items()},
        }
        for day in days
    ]
    return {**CALENDAR, "strength": strength[0], "periods": periods, **more}


@given(st.lists(DAYS, min_size=1, max_size=6), STRENGTHS, st.sampled_from(["down", "up"]))
def test_totals_never_turn_back(
    days: list[dict[str, int]], strength: tuple[str, Any], direction: str
) -> None:
    """A calendar is sound just where no day's total turns back; totals are sums of whole capsules."""
    totals = [sum(day.values()) for day in days]
    stored = calendar(days, strength, direction=direction)
    if totals != sorted(totals, reverse=direction == "down"):
        assert faults(CalendarBody, stored) == ["step-the-wrong-way"]
        return
    body = CalendarBody.model_validate(stored)
    for day, period, total in zip(days, body.periods, totals, strict=True):
        worked = body.total(period)
        assert worked.figure.into("mg").amount == total * Decimal(strength[1])
        doses = {time: body.dose(period, time) for time in body.times}
        assert {time: body.count(dose).figure.amount if dose else 0 for time, dose in doses.items()} == day
        shown = [worked, *(body.count(dose) for dose in doses.values() if dose)]
        for each in shown:
            assert size_of(f"{each.figure.amount:f} {each.figure.unit}") == worked_again(each.sum)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.integers(1, 6), st.booleans())
def test_no_step_is_larger_than_allowed(totals: list[int], largest: int, stops: bool) -> None:
    """A step is refused just where it is larger than the calendar allows; stopping is a step to nothing."""
    falling = sorted(totals, reverse=True)
    more: dict[str, Any] = {"largest_step": f"{largest * 100} mg"} | ({"stop": "Stop"} if stops else {})
    stored = calendar([{"morning": total} for total in falling], ("100 mg per capsule", 100), **more)
    ends = [*falling, *([0] if stops else [])]
    leaps = any(one - other > largest for one, other in pairwise(ends))
    assert faults(CalendarBody, stored) == (["step-too-large"] if leaps else [])


@given(st.integers(1, 2000), st.sampled_from([100, 300, 400]))
def test_a_dose_is_a_whole_number_of_capsules(dose: int, strength: int) -> None:
    """What whole capsules do not make up is refused, never rounded."""
    periods = [{"lasts": "7 days", "doses": {"morning": f"{dose} mg"}}]
    stored = {**CALENDAR, "strength": f"{strength} mg per capsule", "periods": periods}
    whole = Fraction(dose, strength).denominator == 1
    assert faults(CalendarBody, stored) == ([] if whole else ["dose-not-made-up"])


@pytest.mark.parametrize(
    "changes",
    [
        {"strength": "0 mg per capsule"},
        {"strength": "100 mg"},
        {"strength": "5 mL per capsule"},
        {"times": ["bedtime", "morning"]},
        {"times": ["morning", "morning"]},
        {"largest_step": "0 mg"},
        {"largest_step": "100 mg/kg"},
        {"direction": "up", "stop": "Stop"},
        {"periods": [{"lasts": "0 days", "doses": {"morning": "300 mg"}}]},
        {"periods": [{"lasts": "367 days", "doses": {"morning": "300 mg"}}]},
        {"periods": [{"lasts": "0.5 days", "doses": {"morning": "300 mg"}}]},
        {"periods": [{"lasts": "7 days", "doses": {"morning": "-300 mg"}}]},
        {"periods": [{"lasts": "7 days", "doses": {"evening": "300 mg"}}]},
        {"periods": [{"lasts": "7 days"}]},
        {"strength": None},
    ],
    ids=str,
)
def test_a_calendar_that_cannot_be_kept_is_refused(changes: Mapping[str, Any]) -> None:
    """Lengths, times and strengths that nobody can follow are refused in our words."""
    more = {"largest_step": "300 mg", "periods": [*CALENDAR["periods"], *CALENDAR["periods"]], **changes}
    stored = {key: value for key, value in {**CALENDAR, **more}.items() if value is not None}
    assert faults(CalendarBody, stored)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8), st.data())
def test_a_grid_has_a_box_for_each_hour_that_is_due(quarters: list[int], data: st.DataObject) -> None:
    """Hours that rise are kept as they are, all others are refused; what is due has its place."""
    hours = [f"{Decimal(each) / 4:f}" for each in quarters]
    due = data.draw(st.lists(st.sampled_from(quarters), min_size=1, unique=True).map(sorted))
    at = [f"{Decimal(each) / 4:f}" for each in due]
    hours, at = [
        [each.rstrip("0").rstrip(".") if "." in each else each for each in some] for some in (hours, at)
    ]
    stored = {"caption": "Watch", "hours": hours, "rows": [{"what": "x", "at": at}]}
    if quarters != sorted(set(quarters)):
        assert faults(HourGridBody, stored) == ["hours-out-of-order"]
        return
    grid = HourGridBody.model_validate(stored)
    assert set(grid.due(grid.rows[0])) <= set(grid.marks)
    assert [int(mark) for mark in grid.marks] == [each * 15 for each in quarters]


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 5))
def test_what_is_due_every_so_often_falls_on_hours_of_the_grid(step: int, times: int, length: int) -> None:
    """Every so many hours is due in a finer grid, and refused in a coarser one."""
    rows = [{"what": "x", "every": f"{step * times} hours"}]
    stored = {"caption": "x", "every": f"{step} hours", "until": f"{step * length} hours", "rows": rows}
    assert faults(HourGridBody, stored) == []
    grid = HourGridBody.model_validate(stored)
    assert grid.due(grid.rows[0]) == grid.marks[::times]
    missed = {
        **stored,
        "every": f"{2 * step} hours",
        "until": f"{4 * step} hours",
        "rows": [{"what": "x", "every": f"{step} hours"}],
    }
    assert faults(HourGridBody, missed) == ["hour-not-in-grid"]


@pytest.mark.parametrize(
    "changes",
    [
        {"every": "1 hours"},
        {"hours": []},
        {"hours": [], "every": "0 hours", "until": "2 hours"},
        {"hours": [], "every": "1 hours", "until": "2 mL"},
        {"hours": [], "every": "1 minutes", "until": "2 hours"},
        {"hours": ["0", "0.001"]},
        {"hours": ["-1", "0", "2"]},
    ],
    ids=str,
)
def test_a_grid_that_cannot_be_followed_is_refused(changes: Mapping[str, Any]) -> None:
    """A grid without hours, with too many or with parts of a minute is refused in our words."""
    assert faults(HourGridBody, {**GRID, **changes})


PLACE = "      - quotation:"


def block(planned: Planned, stored: str) -> Any:
    """The schedule as the summary plans it, put into the fixture topic."""
    plan = planned("summary", (PLACE, stored + PLACE), topic=FULL)
    return next(each for part in plan.sections for each in part.blocks if each.kind == "schedule")


def test_the_longer_list_runs_down_the_page(planned: Planned) -> None:
    """Six hours and one thing make six rows; one hour and two things make two, and a row for the clock."""
    many = block(
        planned, "      - schedule: {caption: A, hours: [0, 1, 2, 3], rows: [{what: B, at: [0, 2]}]}\n"
    )
    assert isinstance(many, PlannedHourGrid)
    assert [row.marks for row in many.rows] == [
        ("write", "write"), ("write", "none"), ("write", "write"), ("write", "none")
    ]  # fmt: skip
    few = block(
        planned,
        "      - schedule:\n          caption: A\n          hours: [1]\n"
        "          rows: [{what: B, at: [1], mark: tick}, {what: C, at: [1]}]\n",
    )
    assert [row.marks for row in few.rows] == [("write",), ("tick",), ("write",)]


def test_days_are_numbered_through(planned: Planned) -> None:
    """A period begins on the day after the last one ended; each of its days can be ticked."""
    periods = "[{lasts: 1 weeks}, {lasts: 3 days}, {lasts: 1 days}]"
    stored = f"      - schedule: {{caption: A, direction: down, times: [morning], periods: {periods}}}\n"
    found = block(planned, stored)
    assert isinstance(found, PlannedCalendar)
    assert [row.header.text for row in found.rows] == ["Days 1 to 7", "Days 8 to 10", "Day 11"]
    assert [row.ticks for row in found.rows] == [7, 3, 1]
    assert all(cell.is_written_in for row in found.rows for cell in row.cells)


def test_a_step_down_never_loses_its_end(planned: Planned) -> None:
    """Where 'stop' has no words for a variant, the calendar would end on a dose: it is refused."""
    rest = "periods: [{lasts: 1 days}], stop: {text: No more, omit: {short: no room}}"
    stored = f"      - schedule: {{caption: A, direction: down, times: [morning], {rest}}}\n"
    assert block(planned, stored).stop.text == "No more"
    with pytest.raises(Refusal, match="said only in part"):
        planned("pocket-card", (PLACE, stored + PLACE), topic=FULL)


def test_a_schedule_is_one_of_two_shapes() -> None:
    """Periods make a calendar, hours a grid."""
    assert isinstance(Schedule.model_validate({"schedule": CALENDAR}).schedule, CalendarBody)
    assert isinstance(Schedule.model_validate({"schedule": GRID}).schedule, HourGridBody)
    assert Quantity.parse("100 mg per capsule") == Quantity(Decimal(100), "mg", "capsule")
