"""One value, one home: whoever reads it reads the same figure, set as the house sets figures for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from handout.model.figures import STYLES
from handout.model.plan import Plan
from handout.model.topic import Topic
from handout.model.wording import Wording
from handout.project import PACKAGED, Project
from handout.sites import known_sites
from handout.sound import known_variants, planned, sound_topic
from tests.conftest import TODAY

PROJECT = Project(PACKAGED.parent)


def at(topic: Topic, place: tuple[str | int, ...]) -> Any:
    """What stands at a place of the topic."""
    node: Any = topic
    for part in place:
        node = node[part] if isinstance(part, int) else getattr(node, part)
    return node


def printed(topic: Topic, plan: Plan) -> Iterator[tuple[tuple[str, str], str]]:
    """Each call of a value with how this print says it; lines without a place are the templates' own."""
    for line in plan.lines():
        wording = at(topic, line.place[:-1]) if line.place else None
        if isinstance(wording, Wording):
            calls = getattr(wording, str(line.place[-1])).value_uses
            calls = [
                call for call in calls if call.name in topic.values and call.form in ("", "amount", "range")
            ]
            values = [run.text for run in line.runs if run.kind.endswith("value")]
            if len(calls) == len(values):
                yield from (((call.name, call.form), text) for call, text in zip(calls, values, strict=True))


def said_by_all(name: str, **changes: Any) -> dict[tuple[str, str], dict[str, set[str]]]:
    """For each call of a value: how each audience reads it, over all variants."""
    sound, _ = sound_topic(PROJECT, name, known_variants(PROJECT)[0], TODAY)
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for variant in sound.variants:
        plan = planned(PROJECT, replace(sound, **changes), variant, TODAY)
        for call, text in printed(sound.topic, plan):
            found.setdefault(call, {}).setdefault(variant.audience, set()).add(text)
    return found


@pytest.mark.parametrize("name", PROJECT.topic_names)
def test_a_value_is_the_same_in_every_print(name: str) -> None:
    """Character for character: no variant rounds, converts or rewords a figure."""
    found = said_by_all(name)
    assert found or not PROJECT.topic(name)[0].values
    for call, by_audience in found.items():
        assert len(set.union(*by_audience.values())) == 1, call


def test_many_values_are_read_by_both_audiences() -> None:
    """The law above is not kept by values that only one audience reads."""
    both = [call for name in PROJECT.topic_names for call, by in said_by_all(name).items() if len(by) == 2]
    assert len(both) >= 15


def test_an_audience_has_its_own_figures_only_by_a_named_rule() -> None:
    """Where the house closes up figures for patients, the gap before the unit is all that differs."""
    house = {"house_style": {"patient": "closed-units"}}
    site = known_sites(PROJECT, TODAY)[0]["st-example"].model_copy(update=house)
    gap = STYLES["spaced-units"].gap
    differing = 0
    for name in PROJECT.topic_names:
        for call, by_audience in said_by_all(name, site=site).items():
            said = set.union(*by_audience.values())
            assert len({text.replace(gap, "") for text in said}) == 1, call
            differing += len(said) > 1
    assert differing
