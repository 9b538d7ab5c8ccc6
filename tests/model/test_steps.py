"""Steps: numbered as they print, and never jumping to a step that is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout.model.blocks.steps import PlannedStep, PlannedSteps
from handout.model.diagnostic import HandoutError, Refusal
from handout.model.plan import Plan
from handout.model.quantity import NBSP
from tests.model.stepping import topic_of

Planned = Callable[..., Plan]


def steps_of(plan: Plan) -> tuple[PlannedStep, ...]:
    (block,) = plan.sections[0].blocks
    assert isinstance(block, PlannedSteps)
    return block.steps


def said(planned: Planned, *steps: Any, variant: str = "summary") -> tuple[PlannedStep, ...]:
    return steps_of(planned(variant, topic=topic_of({"steps": steps})))


def text(line: Any) -> str:
    return line.text.replace(NBSP, " ") if line else ""


def test_a_bare_text_is_a_step_with_nothing_else(planned: Planned) -> None:
    """Lists of steps that say no more than what to do go on as they were."""
    (step,) = said(planned, "Call for help")
    assert (text(step.line), step.role, step.wait, step.repeat, step.then) == ("Call for help", *[None] * 4)


def test_who_and_how_long_are_said_beside_the_action(planned: Planned) -> None:
    """A role is parted from its action by a colon; times print as values."""
    step = said(planned, {"text": "Inject", "role": "Nurse 1", "over": "15 minutes", "wait": "1 minute"})[0]
    assert [text(each) for each in (step.role, step.over, step.wait)] == [
        "Nurse 1:",
        "over 15 minutes",
        "Wait 1 minute",
    ]
    assert step.over is not None
    assert step.over.values == (f"15{NBSP}minutes",)


def test_a_loop_reads_as_one_sentence(planned: Planned) -> None:
    """From which step, how often, how many times and until when, in words that can be read aloud."""
    loop = {"from": "give", "every": "2 minutes", "most": "3", "until": "it works [@doe-2024]"}
    step = said(planned, "Look", {"id": "give", "text": "Give"}, {"text": "Wait", "repeat": loop})[2]
    wanted = "Repeat from step 2 every 2 minutes, at most 3 times, until it works [1]"
    assert text(step.repeat) == wanted
    assert step.repeat is not None
    assert step.repeat.values == (f"2{NBSP}minutes",)


@pytest.mark.parametrize(
    ("loop", "wanted"),
    [
        ({"most": "1"}, "Repeat this step, at most once"),
        ({"until": "it works"}, "Repeat this step until it works"),
        (
            {"every": "2 minutes", "every_up_to": "3 minutes", "most": "2"},
            "Repeat this step every 2 to 3 minutes, at most 2 times",
        ),
    ],
)
def test_a_loop_over_one_step_names_no_number(planned: Planned, loop: dict[str, str], wanted: str) -> None:
    """A step that is done again says so, with whatever ends it."""
    step = said(planned, {"id": "give", "text": "Give", "repeat": {"from": "give", **loop}})[0]
    assert text(step.repeat) == wanted


def test_a_loop_is_drawn_beside_the_steps_it_repeats(planned: Planned) -> None:
    """The bracket stands beside the loop's steps alone, and there is a box for each round."""
    loop = {"from": "two", "most": "2"}
    steps = said(
        planned,
        {"text": "One", "note_time": "yes"},
        {"id": "two", "text": "Two", "note_time": "yes"},
        "Three",
        {"text": "Four", "repeat": loop},
        {"id": "five", "text": "Five", "repeat": {"from": "five", "most": "9"}, "note_time": "yes"},
    )
    assert [step.bracket for step in steps] == ["", "first", "within", "last", "only"]
    assert [step.boxes for step in steps] == [1, 3, 0, 0, 6]


def test_numbers_are_those_of_the_steps_that_print(planned: Planned) -> None:
    """Where a step is left out, those after it move up, and so does every number that names them."""
    steps = (
        {"text": "One", "then": "three"},
        {"text": "Two", "omit": {"short": "no room"}},
        {"id": "three", "text": "Three"},
    )
    assert text(said(planned, *steps)[0].then) == "Go to step 3"
    assert text(said(planned, *steps, variant="pocket-card")[0].then) == "Go to step 2"


def test_what_is_left_must_come_to_its_end(planned: Planned) -> None:
    """Steps that end for one reader may go round for another, where the step that led out is left out."""
    steps = (
        {"id": "one", "text": "One", "then": "four"},
        {"id": "two", "text": "Two"},
        {"text": "Three", "then": "five", "omit": {"short": "no room"}},
        {"id": "four", "text": "Four", "then": "two"},
        {"id": "five", "text": "Five"},
    )
    assert len(said(planned, *steps)) == 5
    with pytest.raises(Refusal, match="never end: four, two"):
        said(planned, *steps, variant="pocket-card")


@st.composite
def lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Steps that may be left out of the card, mostly jump ahead, and may loop back."""
    count = draw(st.integers(2, 7))
    names = [f"s{number}" for number in range(count)]
    steps: list[dict[str, Any]] = []
    for number, name in enumerate(names):
        step: dict[str, Any] = {"id": name, "text": f"Action {name}"}
        ahead = names[number + 1 :]
        if draw(st.booleans()) and ahead:
            step["then"] = draw(st.sampled_from(names if draw(st.integers(0, 5)) == 5 else ahead))
        if draw(st.booleans()):
            step["repeat"] = {"from": draw(st.sampled_from(names[: number + 1])), "most": "2"}
        if draw(st.integers(0, 3)) == 3:
            step["omit"] = {"short": "no room"}
        steps.append(step)
    return steps


@given(lists())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_jump_that_prints_names_the_number_of_the_step_it_means(
    planned: Planned, steps: list[dict[str, Any]]
) -> None:
    """Whatever jumps where and whatever is left out: a number leads to its step, or nothing prints."""
    try:
        shown = said(planned, *steps, variant="pocket-card")
    except (HandoutError, Refusal):
        return
    names = [step.line.text.removeprefix("Action ") for step in shown]
    assert names == [step["id"] for step in steps if "omit" not in step]
    for step, written in zip(shown, [step for step in steps if "omit" not in step], strict=True):
        if "then" in written:
            assert text(step.then) == f"Go to step {1 + names.index(written['then'])}"
        if "repeat" in written and written["repeat"]["from"] != written["id"]:
            number = 1 + names.index(written["repeat"]["from"])
            assert text(step.repeat).startswith(f"Repeat from step {number},")


@given(lists())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_following_the_jumps_comes_to_an_end(planned: Planned, steps: list[dict[str, Any]]) -> None:
    """Whoever follows the printed numbers from the first step leaves the list."""
    try:
        shown = said(planned, *steps, variant="pocket-card")
    except (HandoutError, Refusal):
        return
    here, taken = 1, 0
    while here <= len(shown):
        jump = text(shown[here - 1].then)
        here, taken = int(jump.rpartition(" ")[2]) if jump else here + 1, taken + 1
        assert taken <= len(shown)
