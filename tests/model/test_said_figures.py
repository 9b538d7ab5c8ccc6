"""Values as a plan says them: every form of a value, with its sums, in one figure style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from pydantic import TypeAdapter

from handout.model.figures import CLOSED_UNITS, SPACED_UNITS, FigureStyle
from handout.model.inline import ValueUse
from handout.model.plan import Line, Run
from handout.model.quantity import NBSP
from handout.model.value import FORMS
from handout.model.workbook import Values, Workings, work_out
from handout.project import PACKAGED, Project
from handout.stages.plan.figures import Figures
from handout.stages.prove.sums import sums
from tests.prints.small import small_plan

GIVEN: dict[str, dict[str, Any]] = {
    "weight": {"amount": "70", "unit": "kg"},
    "doses": {"amount": "4", "unit": "doses", "per": "day"},
    "each": {
        "amount": "1.5",
        "unit": "mg/kg",
        "form": "S-ketamine",
        "basis": "ideal",
        "derive": {"maximum": "each * weight", "maximum_daily": "each * weight * doses"},
        "evidence": "very-low",
        "approver": "Chief pharmacist",
        "sources": [
            {"cite": ["one"], "amount": "1.5"},
            {"cite": ["two"], "low": "1", "high": "2000", "unit": "micrograms/kg"},
        ],
        "chosen": "one",
        "reason": "it is the licence",
    },
    "volume": {
        "derive": "each * weight / strength",
        "into": "mL",
        "rounding": {"direction": "down", "to": "0.1 mL"},
    },
    "strength": {"amount": "10", "unit": "mg/mL"},
    "span": {"derive": {"low": "weight * 2", "high": "weight * 3"}},
}
PROJECT = Project(PACKAGED.parent)


def mark(keys: Iterable[str]) -> Run:
    return Run(f"[{','.join(keys)}]", "mark")


def said(name: str, form: str = "", style: FigureStyle = SPACED_UNITS, *, strong: bool = False) -> list[Run]:
    workings: Workings = work_out(TypeAdapter(Values).validate_python(GIVEN))
    figures = Figures(workings, PROJECT.labels("en-GB"), style)
    return list(figures.said(ValueUse(name, form, strong), mark))


SAID = [
    ("each", "", "1.5 mg/kg (S-ketamine)"),
    ("each", "amount", "1.5"),
    ("each", "maximum", "at most 105 mg"),
    ("each", "maximum-daily", "at most 420 mg in 24 hours"),
    ("each", "basis", "ideal body weight"),
    ("each", "form", "S-ketamine"),
    ("each", "evidence", "very low-certainty evidence"),
    ("each", "approver", "Chief pharmacist"),
    ("each", "reason", "it is the licence"),
    (
        "each",
        "sources",
        "1.5 mg/kg (S-ketamine) [one] (used here), 1 to 2,000 micrograms/kg (S-ketamine) [two]",
    ),
    ("volume", "", "10.5 mL"),
    ("volume", "amount", "10.5"),
    ("volume", "rounding", "rounded down to 0.1 mL"),
    ("span", "", "140 to 210 kg"),
    ("span", "range", "140 to 210 kg"),
]


@pytest.mark.parametrize(("name", "form", "text"), SAID)
def test_each_form_of_a_value(name: str, form: str, text: str) -> None:
    """A value is said in the form that it is called in, and its sums pass the proof."""
    runs = said(name, form)
    assert "".join(run.text for run in runs).replace(NBSP, " ") == text
    assert list(sums(small_plan([Line(1, tuple(runs))]))) == []


def test_every_form_is_shown_here() -> None:
    """No form is left out above."""
    assert set(FORMS) == {form for _, form, _ in SAID if form}


@pytest.mark.parametrize(
    ("name", "form"), [("volume", ""), ("volume", "amount"), ("each", "maximum"), ("span", "")]
)
def test_what_was_worked_out_carries_its_sum(name: str, form: str) -> None:
    """A figure that a sum gives says so in the plan, in every form that prints it."""
    assert any(run.sums for run in said(name, form))
    assert not any(run.sums for run in said("weight"))


def test_a_value_between_stars_is_strong_in_every_part() -> None:
    """What is said strongly is strong, words and figures alike; only the mark stays a mark."""
    kinds = {run.kind for form in ("", "maximum", "sources") for run in said("each", form, strong=True)}
    assert kinds == {"strong-value", "strong", "mark"}


def test_one_named_style_sets_every_figure() -> None:
    """The style of the audience reaches values, limits, steps and sources alike, and changes only the gap."""
    for name, form in (("each", ""), ("each", "maximum"), ("volume", "rounding"), ("span", "")):
        spaced, closed = said(name, form), said(name, form, CLOSED_UNITS)
        assert [run.text.replace(NBSP, "") for run in spaced] == [
            run.text.replace(NBSP, "") for run in closed
        ]
        assert [run.text for run in spaced] != [run.text for run in closed]
        assert list(sums(small_plan([Line(1, tuple(closed))]))) == []
