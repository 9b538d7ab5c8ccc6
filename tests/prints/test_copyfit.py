"""Copyfitting: one density for all that must look alike, chosen by what fits and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model.document import Box, Document, Ink, Page
from handout.model.plan import Plan
from handout.pipeline import build
from handout.pressing.copyfit import fitted
from handout.project import Project
from handout.stages.prove.fullness import fullness
from tests.conftest import TODAY
from tests.prints.small import small_plan

DENSITIES = ("comfortable", "regular", "compact")

TOPIC = """\
schema: 1
title: {{text: Cards}}
kind: medicine
language: en-GB
audiences: [clinician]
control:
  id: CRD
  version: "0.1"
  status: example
  organisation: The Handout tests
  authors: [{{name: A. Author, role: Test author}}]
  written: 2026-11-22
  review_due: 2027-11-01
values:
  weight: {{amount: 2, unit: kg, cite: [doe-2024]}}
batch:
  by: weight
  value: weight
  cards: [3 kg, 5 kg, 10 kg]
sections:
  - id: act
    kind: actions
    title: Act
    blocks:
      - points:
{points}
"""


def of(densities: Sequence[str], said: str = "") -> Plan:
    plan = small_plan([said or "one"])
    variant = plan.variant.model_copy(update={"densities": tuple(densities)})
    return replace(plan, variant=variant)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(0, 3))
def test_the_first_density_at_which_all_fit(closest: list[int], declared: int) -> None:
    """Each card fits from some density on; the set takes the first at which every one of them does."""
    densities = DENSITIES[:declared]
    plans = [replace(of(densities), topic=str(number)) for number in range(len(closest))]
    needs = dict(zip((plan.topic for plan in plans), closest, strict=True))
    tried: list[Plan] = []

    def laid_out(plan: Plan) -> Plan:
        tried.append(plan)
        return plan

    def has_room(plan: Plan) -> bool:
        return DENSITIES.index(plan.density or "comfortable") >= needs[plan.topic]

    made = fitted(plans, laid_out, has_room)
    wanted = densities[min(max(closest), declared - 1)] if densities else ""
    assert [plan.topic for plan in made] == [plan.topic for plan in plans]
    assert {plan.density for plan in made} == {wanted}
    assert len(tried) <= 2 * len(plans)


def test_what_says_most_is_tried_first() -> None:
    """One card that does not fit is enough: the others need not be laid out to know."""
    plans = [of(DENSITIES, "short"), of(DENSITIES, "a long one that will not fit"), of(DENSITIES, "mid one")]
    tried: list[str] = []

    def laid_out(plan: Plan) -> Plan:
        tried.append(plan.density)
        return plan

    fitted(plans, laid_out, lambda plan: "long" not in "".join(line.text for line in plan.lines()))
    assert tried.count("regular") == 1
    assert tried.count("compact") == 3


def cards(project: Project, points: int) -> dict[str, Any]:
    """What became of each card of a set in which one has many more words than the others."""
    item = "          - {text: 'A statement of some words that takes a line {weight}', cite: [doe-2024]}\n"
    topic = project.root / "content/topics/cards.yaml"
    topic.write_text(TOPIC.format(points=item * points), encoding="utf-8")
    outcomes = build(Project(project.root), TODAY, project.root / "output", ["cards"], ["pocket-card"])
    return {outcome.variant: outcome for outcome in outcomes if outcome.variant.startswith("pocket-card")}


@pytest.mark.parametrize(("points", "density"), [(3, "comfortable"), (21, "compact")])
def test_the_cards_of_a_set_are_set_alike(copied_project: Project, points: int, density: str) -> None:
    """A set looks like one (rule COG-7): its contents card too, which alone would have all the room."""
    made = cards(copied_project, points)
    assert {f"pocket-card-{end}" for end in ("3kg", "5kg", "10kg", "contents")} < made.keys()
    assert {each.density for each in made.values()} == {density}
    assert all(each.written for each in made.values())
    page = copied_project.root / "output/cards/cards-pocket-card-contents.html"
    assert f'class="clinician {density}"' in page.read_text(encoding="utf-8")


@pytest.mark.long
def test_a_set_that_does_not_fit_costs_only_those_cards(copied_project: Project) -> None:
    """What cannot be set closer is refused; its contents card, which fits, is printed as closely."""
    made = cards(copied_project, 45)
    assert made["pocket-card-3kg"].is_refused
    assert made["pocket-card-contents"].density == "compact"
    assert made["pocket-card-contents"].written


def page(full: float) -> Page:
    box = Box(5, 5, 40, 90 * full)
    ink = Ink("word", box, "text", 1, "", False, 1.5, False, False, ())
    return Page(74, 105, Box(5, 5, 64, 90), (ink,), (), ())


@pytest.mark.parametrize(
    ("fills", "density", "densities", "warned"),
    [
        ((0.99, 0.91), "compact", DENSITIES, True),
        ((0.99, 0.90), "compact", DENSITIES, False),
        ((0.99,), "compact", DENSITIES, False),  # another side is left
        ((0.99, 0.99), "regular", DENSITIES, False),  # a closer setting is left
        ((0.99, 0.99), "", (), False),  # not fitted at all
    ],
)
def test_who_is_warned_of_little_room(
    fills: tuple[float, ...], density: str, densities: tuple[str, ...], warned: bool
) -> None:
    """Above 90 % of the last side that may be, at the closest density: the next edit would be refused."""
    plan = of(densities, "word")
    room = plan.variant.model_copy(update={"budget": plan.variant.budget.model_copy(update={"pages": 2})})
    document = Document(tuple(map(page, fills)), b"", ())
    found = list(fullness(document, replace(plan, variant=room, density=density)))
    assert [each.code for each in found] == ["nearly-full"] * warned
    assert [page(each).fill_percent for each in fills] == [round(100 * each) for each in fills]


def test_the_build_says_how_full_each_side_is(
    copied_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words and as data: the fill of each side, and how closely it is set."""
    from handout.cli import main

    where = ["--project", str(copied_project.root), "--today", TODAY.isoformat(), "--workers", "1"]
    assert main(["build", "full", "--variant", "pocket-card", *where, "--format", "json"]) == 0
    (made,) = (each for each in json.loads(capsys.readouterr().out)["outcomes"] if each["written"])
    assert len(made["fill"]) == made["pages"]
    assert all(0 < each <= 100 for each in made["fill"])
    assert made["density"] in DENSITIES
    again = ["--output", str(copied_project.root / "again")]
    assert main(["build", "full", "--variant", "pocket-card", *where, *again]) == 0
    told = capsys.readouterr().out
    assert " ".join(f"{each} %" for each in made["fill"]) in told
    assert made["density"] in told
    assert Path(made["written"][0]).suffix == ".pdf"
