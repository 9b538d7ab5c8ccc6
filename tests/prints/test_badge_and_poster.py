"""The badge and the poster: what becomes one, what stands on it, and that it can be read where it hangs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import radians, tan
from pathlib import Path

import pytest

from handout.forms import Places, forms
from handout.model.addressing import is_addressed
from handout.model.plan import Plan
from handout.project import PACKAGED, Project
from handout.sound import planned, sound_topic
from handout.stages.prove import prove
from handout.stages.prove.size import size
from handout.stages.render import render
from handout.stages.typeset import lay_out
from tests.conftest import TODAY, Print
from tests.conftest import lay_out as printed_by
from tests.prints.test_goldens import compared, html, structure

CRISIS = Project(Path(__file__).parents[1] / "crisis")
CONTENT = Project(PACKAGED.parent)
GOLDEN = Path(__file__).parents[1] / "golden" / "crisis"
VARIANTS = ("badge-card", "poster")
DENSITIES = ("comfortable", "regular", "compact")
FITTED = ("badge-card", "pocket-card", "poster")
BADGES = ("anaphylaxis", "iv-paracetamol", "ketamine", "naloxone")


@cache
def made(variant: str) -> Print:
    return printed_by(CRISIS, "drill", variant)


def planned_of(topic: str, variant: str) -> Plan:
    chosen = CONTENT.variant(variant)
    sound, _ = sound_topic(CONTENT, topic, [chosen, CONTENT.variant("pocket-card")], TODAY)
    return planned(CONTENT, sound, chosen, TODAY)


def words(plan: Plan) -> str:
    return "\n".join(line.text for line in plan.lines())


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("suffix", "view"), [("html", html), ("struct.txt", structure)])
def test_a_print_is_as_it_was_accepted(
    variant: str, suffix: str, view: Callable[[Print], str], request: pytest.FixtureRequest
) -> None:
    """No word, tag or order of a badge or a poster changes unseen."""
    compared(GOLDEN / f"{variant}.{suffix}", view(made(variant)), request)


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_is_proven(variant: str) -> None:
    """All proofs pass, on one side, with the furniture of every print."""
    document, plan = made(variant).document, made(variant).plan
    assert prove(document, plan) == []
    assert len(document.pages) == 1 == plan.most_pages


@pytest.mark.parametrize(
    ("variant", "size_mm"),
    [("badge-card", (85.6, 53.98)), ("poster", (297, 420)), ("pocket-card", (74, 105))],
)
def test_it_has_the_size_of_its_name(variant: str, size_mm: tuple[float, float]) -> None:
    """A badge fits the sleeve of an identity card (ISO/IEC 7810 ID-1), a poster the printer for A3."""
    (page,) = made(variant).document.pages
    assert (page.width_mm, page.height_mm) == pytest.approx(size_mm, abs=0.01)


def test_a_badge_says_what_is_said_in_brief_and_nothing_else() -> None:
    """It never falls back to 'short' or 'text'."""
    said = words(made("badge-card").plan)
    assert "Lift the cup" in said
    assert "take it away" not in said
    assert "Hot water" not in said
    assert "cleaner" not in said


def test_a_badge_names_the_whole_card_and_its_sources() -> None:
    """It bears no marks and no list; its foot says where both are, as the proof of furniture holds."""
    plan = made("badge-card").plan
    assert plan.furniture.reminder == "Reminder only. Whole card and sources: TEA-C"
    assert plan.furniture.reminder in plan.furniture.strings()
    assert (plan.entries, "[1]" in words(plan)) == ((), False)
    whole = made("pocket-card").plan
    assert (whole.furniture.document, whole.furniture.reminder) == ("TEA-C", "")
    assert "[1]" in words(whole)


def test_a_figure_is_the_same_on_badge_card_and_poster() -> None:
    """One value, one home (rule COG-8)."""
    assert all("20\u00a0g" in words(made(variant).plan) for variant in FITTED)


def test_a_topic_without_brief_is_no_badge() -> None:
    """It is printed by choice: who says nothing in brief is not asked for a badge."""
    topic, _ = CONTENT.topic("curb-65")
    assert not is_addressed(topic, CONTENT.variant("badge-card"))
    assert is_addressed(topic, CONTENT.variant("pocket-card"))


def test_to_omit_is_not_to_choose() -> None:
    """A reason why something is not said in brief makes no badge of a topic."""
    topic, badge = CRISIS.topic("drill")[0], CRISIS.variant("badge-card")
    title = topic.title.model_copy(update={"brief": None, "omit": {"brief": topic.title.text}})
    (call,) = (each for each in topic.sections if each.id == "call")
    silent = call.model_copy(update={"omit": {"brief": topic.title.text}})
    assert is_addressed(topic, badge)
    assert not is_addressed(topic.model_copy(update={"title": title, "sections": (silent,)}), badge)


@pytest.mark.parametrize("name", ["anaphylaxis", "curb-65", "ketamine"])
def test_only_a_crisis_hangs_on_the_wall(name: str) -> None:
    """A poster is for topics of the kinds that its variant names."""
    topic, _ = CONTENT.topic(name)
    assert is_addressed(topic, CONTENT.variant("poster")) == (topic.kind == "crisis")


@pytest.mark.parametrize("density", DENSITIES)
@pytest.mark.parametrize("variant", FITTED)
def test_no_density_is_below_the_floor(variant: str, density: str) -> None:
    """Whatever the copyfitting chooses, it chooses type that can be read (rule TYPE-1)."""
    plan = replace(made(variant).plan, density=density)
    document = lay_out(render(plan, CRISIS.template_folders), CRISIS.fonts).document
    assert list(size(document, plan)) == []


@pytest.mark.parametrize("variant", FITTED)
def test_densities_differ_and_are_named_in_order(variant: str) -> None:
    """From the widest to the closest: each sets its statements in smaller type than the one before."""
    heights = []
    for density in CONTENT.variant(variant).densities:
        plan = replace(made(variant).plan, density=density)
        pages = lay_out(render(plan, CRISIS.template_folders), CRISIS.fonts).document.pages
        step = next(line.id for line in plan.lines() if "cup" in line.text)
        heights += [ink.x_height_mm for ink in pages[0].inks if ink.line == step and ink.role == "text"][-1:]
    assert len(heights) == 3
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3


def test_steps_on_a_wall_are_seen_from_two_metres() -> None:
    """Ten minutes of arc at two metres, also at the closest density: what eyes of 6/12 can read."""
    assert float(CONTENT.variant("poster").floor.text_mm) >= 2000 * tan(radians(10 / 60)) - 0.05


@pytest.mark.parametrize("topic", BADGES)
def test_a_badge_at_a_site_reminds_of_the_card_of_that_site(topic: str) -> None:
    """The id it names is the id that the whole card bears there."""
    variants = [CONTENT.variant(each) for each in ("badge-card", "pocket-card")]
    sound, _ = sound_topic(CONTENT, topic, variants, TODAY)
    site = CONTENT.site("st-example")[0]
    places = Places([each.id for each in variants], CONTENT.site_names, {site.id: site})
    every = forms(sound, site, places)
    badge, whole = (planned(CONTENT, every.whole, variant, TODAY).furniture for variant in variants)
    assert badge.reminder.endswith(whole.document)
    assert whole.document.endswith("-STX")
