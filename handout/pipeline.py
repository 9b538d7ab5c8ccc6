"""The whole road from content to print. Start reading here.

    content/topics/*.yaml  ─read→ Topic ─lint→ sound Topic ┐
    content/references/*   ─read→ Library ─────────────────┤
    templates/*/variant.yaml ─read→ Variant ───────────────┴─plan→ Plan
        ─render→ HTML ─typeset→ Document ─prove→ sound Document ─write→ output/<topic>/

``sound`` is the road as far as the plan; ``press`` is the rest of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handout.forms import forms
from handout.jobs import Job, jobs
from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.outcome import Outcome
from handout.model.site import Site
from handout.model.variant import Variant
from handout.project import Project
from handout.sites import known_sites
from handout.sound import checked_library, known_variants, sound_topic


def check(
    project: Project, today: date, topics: Sequence[str] = (), site: str | None = None
) -> Iterator[Outcome]:
    """All that can be found wrong without typesetting."""
    yield from checked_library(project, is_whole=not topics)
    around = _surveyed(project, today, site)
    yield from around.outcomes
    for name in () if around.is_site_refused else topics or project.topic_names:
        found: list[Diagnostic] = []
        try:
            sound, remarks = sound_topic(project, name, around.variants, today)
            found += remarks
            for job in jobs(project, forms(sound, *around.places), today, Path()):
                found += _refused(job)
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
) -> Iterator[Outcome]:
    """Build each wanted variant of each wanted topic; a refusal of one never costs another.

    Every outcome is told as soon as it is known, in the order of the topics. A
    site's prints go into a folder of its own.
    """
    yield from checked_library(project, is_whole=not topics)
    around = _surveyed(project, today, site)
    yield from around.outcomes
    wanted: list[Job] = []
    for name in topics or project.topic_names:
        folder = output / site / name if site else output / name
        outcome, made = _prepared(project, name, around, today, folder)
        wanted += [job for job in made if not variants or job.variant.id in variants]
        if outcome.diagnostics:
            yield outcome
    yield from _pressed(project, wanted)


@dataclass(frozen=True)
class _Around:
    """What every topic of one command is printed with: the variants, the sites, the chosen site."""

    variants: Sequence[Variant]
    sites: Mapping[str, Site]
    site: Site | None
    outcomes: tuple[Outcome, ...]
    is_site_refused: bool

    @property
    def places(self) -> tuple[Site | None, Mapping[str, Site], Sequence[str]]:
        return self.site, self.sites, [each.id for each in self.variants]


def _surveyed(project: Project, today: date, site: str | None) -> _Around:
    """The variants and sites that are sound, and what is wrong with the others."""
    variants, unread = known_variants(project)
    sites, unsound = known_sites(project, today)
    told = (*unread, *unsound)
    return _Around(variants, sites, sites.get(site) if site else None, told, site not in (None, *sites))


def _prepared(
    project: Project, name: str, around: _Around, today: date, folder: Path
) -> tuple[Outcome, list[Job]]:
    """The jobs of a topic; prints that it may no longer have are taken away."""
    from handout.press import artefacts
    from handout.stages.write import withdraw

    if around.is_site_refused:
        withdraw(artefacts(folder, name))
        return Outcome(name), []
    try:
        sound, remarks = sound_topic(project, name, around.variants, today)
        made = list(jobs(project, forms(sound, *around.places), today, folder))
    except HandoutError as error:
        withdraw(artefacts(folder, name))
        return Outcome(name, diagnostics=error.diagnostics), []
    wanted = {path for job in made for path in job.paths}
    withdraw(path for path in artefacts(folder, name) if path not in wanted)
    return Outcome(name, diagnostics=remarks), made


def _refused(job: Job) -> tuple[Diagnostic, ...]:
    """What keeps a print from being planned."""
    try:
        job.plan()
    except HandoutError as error:
        return error.diagnostics
    return ()


def _pressed(project: Project, wanted: Iterable[Job]) -> Iterator[Outcome]:
    """The outcome of each job: by forked workers where that is safe, or one after the other."""
    from handout.press import heat, may_share_out, press

    waiting = list(wanted)
    workers = min(len(waiting), os.cpu_count() or 1)
    if workers < 2 or not may_share_out():
        yield from map(press, waiting)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    heat(project)  # before the fork, so that every worker has it for nothing
    with ProcessPoolExecutor(workers, get_context("fork")) as executor:
        yield from executor.map(press, waiting)
