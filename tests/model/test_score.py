"""Scores: whatever an author stores is refused with a sentence, or gives each total one meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from handout.model.blocks.score import PlannedScore
from handout.model.diagnostic import Finding, Refusal
from handout.model.plan import Plan
from handout.model.scoring.score import ScoreBody
from tests.model.conftest import FULL, Planned

ITEM = {"item": "It hums", "points": "1"}
BASE: dict[str, Any] = {
    "caption": "One point for each",
    "items": [ITEM, {"item": "It glows", "points": "2"}],
    "bands": [{"from": "0", "to": "1", "name": "Unripe"}, {"from": "2", "to": "3", "name": "Ripe"}],
}

worth = st.integers(-3, 5).filter(bool)
choices = st.lists(st.integers(-3, 5), min_size=2, max_size=4).filter(lambda each: len(set(each)) > 1)
items = st.lists(st.one_of(worth, choices), min_size=1, max_size=5)
spans = st.lists(st.tuples(st.integers(-4, 9), st.integers(0, 6)), min_size=1, max_size=5)


def item(worth: int | Sequence[int]) -> dict[str, Any]:
    if isinstance(worth, int):
        return {"item": "It hums", "points": str(worth)}
    return {"item": "One of", "choices": [{"choice": "So", "points": str(each)} for each in worth]}


def reach(found: Sequence[int | Sequence[int]]) -> range:
    """Every total from the least to the most, counted without the model."""
    each = [(0, one) if isinstance(one, int) else tuple(one) for one in found]
    return range(sum(map(min, each)), sum(map(max, each)) + 1)


def band(first: int, last: int) -> dict[str, Any]:
    return {"from": str(first), "to": str(last), "name": f"From {first} to {last}"}


def faults(stored: Mapping[str, Any]) -> list[Finding]:
    """What is wrong with a score, each in our words."""
    try:
        ScoreBody.model_validate(stored)
    except ValidationError as error:
        found = [each.get("ctx", {}).get("finding") for each in error.errors(include_url=False)]
    else:
        found = []
    assert all(isinstance(each, Finding) for each in found), found
    return [each for each in found if each]


def test_the_sound_score_is_sound() -> None:
    """The score that the other tests break is whole before it is broken."""
    assert faults(BASE) == []


@given(items, spans)
def test_a_score_is_accepted_only_where_each_total_has_one_band(
    found: list[int | list[int]], drawn: list[tuple[int, int]]
) -> None:
    """Whatever the bands, they are taken just if every total that can be reached lies in exactly one."""
    bands = [(first, first + more) for first, more in drawn]
    held = [total for first, last in bands for total in range(first, last + 1)]
    is_sound = sorted(held) == list(reach(found))
    stored = {
        "caption": "C",
        "items": [item(each) for each in found],
        "bands": [band(*each) for each in bands],
    }
    assert (faults(stored) == []) == is_sound


@given(items, st.data())
def test_bands_that_meet_are_accepted(found: list[int | list[int]], data: st.DataObject) -> None:
    """A range cut into bands at any places is a sound score, and each total is held once."""
    totals = reach(found)
    cuts = sorted(data.draw(st.sets(st.sampled_from(totals[1:]))))
    ends = list(zip([totals[0], *cuts], [*(cut - 1 for cut in cuts), totals[-1]], strict=True))
    body = ScoreBody.model_validate(
        {"caption": "C", "items": [item(each) for each in found], "bands": [band(*each) for each in ends]}
    )
    assert [sum(total in each.totals for each in body.bands) for total in totals] == [1] * len(totals)


@pytest.mark.parametrize(
    ("bands", "code", "named"),
    [
        ([band(0, 1), band(3, 3)], "total-without-band", "2"),
        ([band(1, 3)], "total-without-band", "0"),
        ([band(0, 0), band(3, 3)], "total-without-band", "1 and 2"),
        ([band(0, 2), band(2, 3)], "total-in-two-bands", "2"),
        ([band(0, 3), band(0, 3)], "total-in-two-bands", "0 to 3"),
        ([band(0, 2), band(3, 5)], "total-beyond-score", "4 and 5"),
        ([band(-1, 3)], "total-beyond-score", "−1"),
    ],
)
def test_a_fault_names_its_totals(bands: list[dict[str, Any]], code: str, named: str) -> None:
    """The author reads which totals are at fault, and need not add up the points."""
    (found,) = faults({**BASE, "bands": bands})
    assert found.code == code
    assert f" {named}" in found.message


@pytest.mark.parametrize("points", ["1.5", "01", "+1", "one", "1000", "-0", "", None, "٣"])
def test_points_are_whole(points: str | None) -> None:
    """Points that cannot be added up in the head are refused."""
    changed = {**BASE, "items": [ITEM, {"item": "It glows", "points": points}]}
    assert [each.code for each in faults(changed)][:1] == [
        "wrong-type" if points is not None else "unsound-record"
    ]


SCORE = """\
sections:
  - id: score
    kind: record
    title: {text: Score, plain: Score}
    blocks:
      - score:
          caption: {text: One point for each, plain: Count each}
          items:
            - {item: {text: It hums, plain: It hums}, points: 1}
            - {item: {text: It shrinks, plain: It shrinks}, points: -2}
          bands:
            - {from: -2, to: -1, name: {text: Lost, plain: Lost}, actions: [{text: Wait, plain: Wait}]}
            - {from: 0, to: 1, name: {text: Ripe, plain: Ready}, actions: [{text: Pick, plain: Pick}]}
"""
TOPIC = FULL[: FULL.index("values:")] + SCORE


def printed(plan: Plan) -> PlannedScore:
    block = plan.sections[0].blocks[0]
    assert isinstance(block, PlannedScore)
    return block


def test_the_total_is_computed(planned: Planned) -> None:
    """The sum an author would have to keep in step is added up, with true minus signs."""
    block = printed(planned("summary", topic=TOPIC))
    assert [line.text for line in block.total] == ["Total", "from −2 to 1"]
    assert [band.totals.text for band in block.bands] == ["−2\u00a0to\u00a0−1", "0\u00a0to\u00a01"]


@pytest.mark.parametrize(
    "lost",
    [
        "{text: One point for each, plain: Count each}",
        "{text: It shrinks, plain: It shrinks}",
        "{text: Ripe, plain: Ready}",
        "{text: Pick, plain: Pick}",
    ],
)
def test_a_half_said_score_is_refused(planned: Planned, lost: str) -> None:
    """A leaflet prints no score that lacks an item, a band or an action of the whole."""
    with pytest.raises(Refusal) as caught:
        planned("patient", (lost, lost.split(", plain")[0] + "}"), topic=TOPIC)
    assert [each.code for each in caught.value.findings] == ["half-said-score"]


def test_an_unsaid_score_is_left_out(planned: Planned) -> None:
    """A leaflet shows no score that is not said in plain words."""
    unsaid = [
        (f", plain: {words}}}", "}")
        for words in ("Count each", "It hums", "It shrinks", "Lost", "Wait", "Ready", "Pick")
    ]
    topic = TOPIC + "      - text: [{plain: Words}]\n"
    (section,) = planned("patient", *unsaid, topic=topic).sections
    assert [block.kind for block in section.blocks] == ["text"]


def test_omitted_outcomes_leave_nothing_behind(planned: Planned) -> None:
    """Outcomes whose caption is omitted by name are not printed, nor are their sources listed."""
    outcomes = """\
          outcomes:
            caption: {text: Thrown away, omit: {short: in the summary}}
            columns: ["An orchard [@doe-2024]"]
            rows: [{from: -2, to: 1, found: [none]}]
"""
    whole, card = (planned(variant, topic=TOPIC + outcomes) for variant in ("summary", "pocket-card"))
    assert printed(whole).outcomes is not None
    assert len(whole.entries) == 1
    assert printed(card).outcomes is None
    assert card.entries == ()


def test_an_omission_speaks_for_its_own_readers_only(planned: Planned) -> None:
    """A caption omitted on the card takes the plain words of its items from no leaflet unseen."""
    captions = (
        "{text: One point for each, plain: Count each}",
        "{text: One point for each, omit: {short: too long}}",
    )
    with pytest.raises(Refusal):
        planned("patient", captions, topic=TOPIC)
