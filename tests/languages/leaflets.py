"""The prints of the lost-property fixture, laid out as the pipeline does and kept before the proof."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handout.forms import Places, forms
from handout.model.diagnostic import Diagnostic
from handout.orders import Order
from handout.project import Project
from handout.sound import Sound, known_variants, sound_topic
from handout.stages.render import render
from handout.stages.typeset import typeset
from handout.translations import Rendering, translations
from tests.conftest import TODAY, Print

HERE = Path(__file__).parent
PROJECT = Project(HERE)
NAME = "lost-property"


def renderings(project: Project) -> list[Rendering]:
    """Each translation of the leaflet, or what keeps it from being printed."""
    variants, refused = known_variants(project)
    assert refused == []
    sound, _ = sound_topic(project, NAME, variants, TODAY)
    return list(translations(project, forms(sound, None, Places((), (), {})).whole, variants, TODAY))


def found_in(project: Project, language: str) -> tuple[Diagnostic, ...]:
    """What is said about the translation into a language."""
    (one,) = [each for each in renderings(project) if each.language == language]
    return one.diagnostics


def codes_of(project: Project, language: str) -> set[str]:
    return {each.code for each in found_in(project, language)}


def sound_in(project: Project, language: str) -> Sound:
    (one,) = [each for each in renderings(project) if each.language == language]
    assert one.sound is not None, one.diagnostics
    return one.sound


def orders_of(project: Project) -> Iterator[Order]:
    """Each print of each translation."""
    for each in renderings(project):
        if each.sound is not None:
            yield from (
                Order(project, each.sound, variant, TODAY, project.root) for variant in each.sound.variants
            )


@cache
def leaflet(language: str, variant: str) -> Print:
    """One print of the fixture."""
    (order,) = [
        each
        for each in orders_of(PROJECT)
        if (each.sound.topic.language, each.variant.id) == (language, variant)
    ]
    return made(order)


def made(order: Order) -> Print:
    """A print as the pipeline makes it, kept before it is proven or written."""
    plan = order.plan()
    html = render(plan, order.project.template_folders)
    return Print(plan, html, typeset(html, order.project.fonts))
