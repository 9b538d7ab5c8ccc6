"""The whole road from content to print. Start reading here.

    content/topics/*.yaml  ─read→ Topic ─lint→ sound Topic ─settle, deal→ its forms ┐
    content/references/*   ─read→ Library ───────────────────────────────────────────┤
    content/sites/*.yaml   ─read→ Site ──────────────────────────────────────────────┤
    templates/*/variant.yaml ─read→ Variant ─────────────────────────────────────────┴─plan→ Plan
        ─render→ HTML ─typeset→ Document ─prove→ sound Document ─write→ output/<topic>/

``sound`` is the road as far as the plan, ``forms`` and ``orders`` say which prints a
topic has, ``press`` is the rest of the road, and ``printing`` hands it out to ``workers``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handout.forms import Places, forms
from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.outcome import Outcome
from handout.model.site import Site
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.orders import Order, orders
from handout.overlooked import overlooked
from handout.printing import Batch, planned, printed
from handout.project import Project
from handout.sites import known_sites
from handout.sound import Sound, checked_library, known_variants, sound_topic
from handout.stages.write import artefacts, withdraw
from handout.translations import stray, translations
from handout.workers import Workers


def check(
    project: Project, today: date, topics: Sequence[str] = (), site: str | None = None
) -> Iterator[Outcome]:
    """All that can be found wrong without typesetting."""
    yield from checked_library(project, is_whole=not topics)
    around = _surveyed(project, today, site, topics)
    yield from around.outcomes
    for name in () if around.is_site_refused else topics or project.topic_names:
        found: list[Diagnostic] = []
        try:
            sound, remarks = sound_topic(project, name, around.variants, today, around.beside)
            found += remarks
            every = forms(sound, around.site, around.places)
            told, translated = _translated(project, every.whole, around, today, Path())
            found += [each for outcome in told for each in outcome.diagnostics]
            for order in (*orders(project, every, today, Path()), *translated):
                found += _refused(order)
        except HandoutError as error:
            found += error.diagnostics
        yield Outcome(name, diagnostics=tuple(dict.fromkeys(found)))


def build(
    project: Project,
    today: date,
    output: Path,
    topics: Sequence[str] = (),
    variants: Sequence[str] = (),
    site: str | None = None,
    languages: Sequence[str] = (),
    workers: Workers | None = None,
) -> Iterator[Outcome]:
    """Build each wanted variant of each wanted topic; a refusal of one never costs another.

    Every outcome is told as soon as it is known, in the order of the topics. A
    site's prints go into a folder of its own. Without ``workers`` the prints
    are made one after the other in this process.
    """
    yield from checked_library(project, is_whole=not topics)
    around = _surveyed(project, today, site, topics)
    yield from around.outcomes
    batches = (
        _batch(project, name, around, today, output / site if site else output, (variants, languages))
        for name in topics or project.topic_names
    )
    yield from printed(batches, workers or Workers(1))


@dataclass(frozen=True)
class _Around:
    """What every topic of one command is printed with: the variants, the sites, the chosen site."""

    variants: Sequence[Variant]
    places: Places
    site: Site | None
    outcomes: tuple[Outcome, ...]
    is_site_refused: bool
    beside: Mapping[str, Topic]


def _surveyed(project: Project, today: date, site: str | None, topics: Sequence[str]) -> _Around:
    """The variants and sites that are sound, and what is wrong with the others.

    Sites are left alone where a few topics are named that need none.
    """
    variants, unread = known_variants(project)
    needs_sites = site is not None or not topics or any(_is_dealt_by_site(project, name) for name in topics)
    sites, unsound = known_sites(project, today) if needs_sites else ({}, [])
    told = [*unread, *unsound]
    if lost := (*stray(project), *overlooked(project)):
        told.append(Outcome("", diagnostics=lost))
    chosen, is_refused = sites.get(site) if site else None, site not in (None, *sites)
    places = Places([each.id for each in variants], project.site_names, sites)
    beside = {} if topics else project.readable_topics
    return _Around(variants, places, chosen, tuple(told), is_refused, beside)


def _is_dealt_by_site(project: Project, name: str) -> bool:
    topic = project.readable_topic(name)
    return topic is not None and topic.batch is not None and topic.batch.by == "site"


def _batch(
    project: Project,
    name: str,
    around: _Around,
    today: date,
    output: Path,
    wanted: tuple[Sequence[str], Sequence[str]],
) -> Batch:
    """What was found in a topic, and each of its prints that is wanted, planned."""
    outcomes, made = _prepared(project, name, around, today, output / name)
    return Batch(outcomes, [planned(order) for order in made if order.is_wanted(*wanted)])


def _prepared(
    project: Project, name: str, around: _Around, today: date, folder: Path
) -> tuple[list[Outcome], list[Order]]:
    """The orders of a topic; prints that it may no longer have are taken away."""
    if around.is_site_refused:
        withdraw(artefacts(folder, name))
        return [], []
    try:
        sound, remarks = sound_topic(project, name, around.variants, today, around.beside)
        every = forms(sound, around.site, around.places)
        told, translated = _translated(project, every.whole, around, today, folder)
        made = [*orders(project, every, today, folder), *translated]
    except HandoutError as error:
        withdraw(artefacts(folder, name))
        return [Outcome(name, diagnostics=error.diagnostics)], []
    wanted = {path for order in made for path in order.paths}
    withdraw(path for path in artefacts(folder, name) if path not in wanted)
    return [Outcome(name, diagnostics=remarks), *told], made


def _translated(
    project: Project, whole: Sound, around: _Around, today: date, folder: Path
) -> tuple[list[Outcome], list[Order]]:
    """The orders of a topic in other languages, and what was found in its translations."""
    every = list(translations(project, whole, around.variants, today))
    told = [Outcome(whole.name, each.language, diagnostics=each.diagnostics) for each in every]
    sounds = [each.sound for each in every if each.sound is not None]
    return told, [Order(project, sound, each, today, folder) for sound in sounds for each in sound.variants]


def _refused(order: Order) -> tuple[Diagnostic, ...]:
    """What keeps a print from being planned."""
    try:
        order.plan()
    except HandoutError as error:
        return error.diagnostics
    return ()
