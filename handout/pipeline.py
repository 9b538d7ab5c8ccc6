"""The whole road from content to print. Start reading here.

    content/topics/*.yaml  ─read→ Topic ─lint→ sound Topic ┐
    content/references/*   ─read→ Library ─────────────────┤
    templates/*/variant.yaml ─read→ Variant ───────────────┴─plan→ Plan
        ─render→ HTML ─typeset→ Document ─prove→ sound Document ─write→ output/<topic>/

``sound`` is the road as far as the plan; ``press`` is the rest of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handout.model.diagnostic import HandoutError
from handout.model.outcome import Outcome
from handout.model.variant import Variant
from handout.project import Project
from handout.sound import checked_library, known_variants, planned, sound_topic

if TYPE_CHECKING:
    from handout.press import Job


def check(project: Project, today: date, topics: Sequence[str] = ()) -> Iterator[Outcome]:
    """All that can be found wrong without typesetting."""
    yield from checked_library(project, is_whole=not topics)
    variants, refused = known_variants(project)
    yield from refused
    for name in topics or project.topic_names:
        try:
            sound, remarks = sound_topic(project, name, variants, today)
        except HandoutError as error:
            yield Outcome(name, diagnostics=error.diagnostics)
            continue
        found = list(remarks)
        for variant in sound.variants:
            try:
                planned(project, sound, variant, today)
            except HandoutError as error:
                found += error.diagnostics
        yield Outcome(name, diagnostics=tuple(dict.fromkeys(found)))


def build(
    project: Project, today: date, output: Path, topics: Sequence[str] = (), variants: Sequence[str] = ()
) -> Iterator[Outcome]:
    """Build each wanted variant of each wanted topic; a refusal of one never costs another.

    Every outcome is told as soon as it is known, in the order of the topics.
    """
    yield from checked_library(project, is_whole=not topics)
    known, refused = known_variants(project)
    yield from refused
    jobs: list[Job] = []
    for name in topics or project.topic_names:
        outcome, wanted = _prepared(project, name, known, today, output / name)
        jobs += [job for job in wanted if not variants or job.variant.id in variants]
        if outcome.diagnostics:
            yield outcome
    yield from _pressed(project, jobs)


def _prepared(
    project: Project, name: str, known: Sequence[Variant], today: date, folder: Path
) -> tuple[Outcome, list[Job]]:
    """The jobs of a topic; prints that it may no longer have are taken away."""
    from handout.press import Job, artefacts
    from handout.stages.write import withdraw

    try:
        sound, remarks = sound_topic(project, name, known, today)
    except HandoutError as error:
        withdraw(artefacts(folder, name, project.variant_names))
        return Outcome(name, diagnostics=error.diagnostics), []
    gone = {*project.variant_names} - {each.id for each in sound.variants}
    withdraw(artefacts(folder, name, gone))
    return Outcome(name, diagnostics=remarks), [
        Job(project, sound, each, today, folder) for each in sound.variants
    ]


def _pressed(project: Project, jobs: Iterable[Job]) -> Iterator[Outcome]:
    """The outcome of each job: by forked workers where that is safe, or one after the other."""
    from handout.press import heat, may_share_out, press

    waiting = list(jobs)
    workers = min(len(waiting), os.cpu_count() or 1)
    if workers < 2 or not may_share_out():
        yield from map(press, waiting)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    heat(project)  # before the fork, so that every worker has it for nothing
    with ProcessPoolExecutor(workers, get_context("fork")) as executor:
        yield from executor.map(press, waiting)
