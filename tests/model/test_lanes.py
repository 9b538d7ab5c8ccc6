"""Lanes: all of them or none, each under its own population."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from handout.model.blocks.lanes import PlannedLanes
from handout.model.blocks.points import PlannedPoints
from handout.model.blocks.steps import PlannedSteps
from handout.model.diagnostic import HandoutError, Refusal
from handout.model.plan import Plan
from tests.model.stepping import topic_of

Planned = Callable[..., Plan]

SMALL = {"population": "Small dragons", "points": ["Coal"]}
LARGE = {"population": "Large dragons", "steps": ["Fish", "Rest"], "never": "Never coal"}


def said(planned: Planned, *lanes: dict[str, Any], variant: str = "summary") -> PlannedLanes:
    (block,) = planned(variant, topic=topic_of({"lanes": lanes})).sections[0].blocks
    assert isinstance(block, PlannedLanes)
    return block


def test_letters_are_counted(planned: Planned) -> None:
    """Nobody types a letter, so no two lanes have the same one."""
    third = {"population": "Others", "points": ["Nothing"]}
    block = said(planned, SMALL, LARGE, third)
    assert [lane.letter.text for lane in block.lanes] == ["A", "B", "C"]
    assert [lane.population.text for lane in block.lanes] == ["Small dragons", "Large dragons", "Others"]


def test_a_lane_holds_steps_or_points(planned: Planned) -> None:
    """Steps are numbered within their lane; points have no order."""
    one, other = said(planned, SMALL, LARGE).lanes
    assert isinstance(one.body, PlannedPoints)
    assert isinstance(other.body, PlannedSteps)
    assert [line.text for line in (*one.body.lines, *other.body.lines)] == ["Coal", "Fish", "Rest"]
    assert other.never is not None
    assert "lanes" in planned("summary", topic=topic_of({"lanes": [SMALL, LARGE]})).block_kinds
    assert "steps" in planned("summary", topic=topic_of({"lanes": [SMALL, LARGE]})).block_kinds


def test_jumps_stay_within_their_lane(planned: Planned) -> None:
    """A step of one lane never leads into another."""
    lost = {"population": "Large dragons", "steps": [{"text": "Fish", "then": "coal"}]}
    found = {"population": "Small dragons", "steps": [{"id": "coal", "text": "Coal"}]}
    with pytest.raises(HandoutError, match="no step of this list is called 'coal'"):
        said(planned, found, lost)


PLAIN = {"text": "x", "plain": "x"}


@pytest.mark.parametrize(
    ("lane", "missing"),
    [
        ({"population": "Large", "points": [PLAIN]}, "'population' of lane B"),
        ({"population": {"text": "L", "plain": "L"}, "points": ["x"]}, "'points' of lane B"),
        ({"population": {"text": "L", "plain": "L"}, "steps": [PLAIN, "x"]}, "'steps' of lane B"),
        ({"population": {"text": "L", "plain": "L"}, "tell": "x", "points": [PLAIN]}, "'tell' of lane B"),
        ({"population": {"text": "L", "plain": "L"}, "never": "x", "points": [PLAIN]}, "'never' of lane B"),
        (
            {"population": {"text": "L", "plain": "L"}, "points": [{"text": "x", "omit": {"plain": "no"}}]},
            "'points' of lane B",
        ),
    ],
)
def test_half_a_lane_is_refused(planned: Planned, lane: dict[str, Any], missing: str) -> None:
    """Where one lane speaks to a reader, so does every part of the others."""
    whole = {"population": {"text": "Small", "plain": "Small"}, "points": [PLAIN]}
    with pytest.raises(Refusal, match=missing):
        said(planned, whole, lane, variant="patient")


def test_lanes_that_say_nothing_here_are_left_out(planned: Planned) -> None:
    """Lanes for clinicians alone are no half-said lanes for patients."""
    blocks = ({"lanes": [SMALL, LARGE]}, {"points": [PLAIN]})
    plan = planned("patient", topic=topic_of(*blocks))
    assert [block.kind for block in plan.sections[0].blocks] == ["points"]


@pytest.mark.parametrize("register", ["text", "short", "plain"])
def test_populations_differ_in_every_register(planned: Planned, register: str) -> None:
    """What one reader meets must tell the lanes apart, a full stop and capitals aside."""
    ours = {"text": "Small", "plain": "Little", "short": "S"}
    theirs = {"text": "Large", "plain": "Big", "short": "L", register: f"{ours[register].upper()}."}
    lanes = [{"population": each, "points": [PLAIN]} for each in (ours, theirs)]
    with pytest.raises(HandoutError, match=f"in '{register}'"):
        said(planned, *lanes)


def test_a_short_population_may_not_repeat_a_full_one(planned: Planned) -> None:
    """A card prints the full wording where there is no short one, so the two are compared."""
    lanes: list[dict[str, Any]] = [
        {"population": {"text": "Small dragons", "short": "Dragons"}, "points": ["x"]},
        {"population": "Dragons", "points": ["x"]},
    ]
    with pytest.raises(HandoutError, match="two lanes are for 'dragons'"):
        said(planned, *lanes)
