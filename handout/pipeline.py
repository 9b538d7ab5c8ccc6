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

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handout.building.batches import Asked, Batch
from handout.building.batching import batch_of, kept_batch
from handout.building.checking import checked
from handout.building.recording import forgotten, recorded
from handout.keeping import Keeper, keeping, keeping_if_it_can, why_again
from handout.manifest.day import WatchedDay
from handout.model.diagnostic import Span
from handout.model.faults import printing
from handout.model.outcome import Outcome
from handout.project import Project
from handout.survey import Survey, survey

if TYPE_CHECKING:
    from handout.pressing.workers import Workers


def check(
    project: Project,
    today: date,
    topics: Sequence[str] = (),
    site: str | None = None,
    kept: Path | None = None,
    is_fresh: bool = False,
) -> Iterator[Outcome]:
    """All that can be found wrong without typesetting.

    What was found is kept in the folder ``kept``, and of what has not changed
    since it is told again from there, unless ``is_fresh``; without one, or
    where it cannot be used, every topic is looked at and nothing is kept.
    """
    with keeping_if_it_can(project, kept, site or "", today, is_fresh=is_fresh) as keeper:
        around, day = _surveyed(keeper, topics)
        yield from around.outcomes
        yield from checked(keeper, around, _names(keeper, around, topics))
        if not topics:
            keeper.keep_survey(around.outcomes, day)


def _surveyed(keeper: Keeper, topics: Sequence[str]) -> tuple[Survey, WatchedDay]:
    """What all topics have around them, and the day it was held against."""
    day = WatchedDay(keeper.today)
    around = survey(keeper.project, day, keeper.run or None, topics, keeper.facts)
    keeper.beside, keeper.sites = around.beside, around.places.sites
    return around, day


def _names(keeper: Keeper, around: Survey, topics: Sequence[str]) -> Sequence[str]:
    """The topics that are asked for; none for a site that is refused."""
    return () if around.is_site_refused else topics or keeper.project.topic_names


def build(
    project: Project,
    today: date,
    output: Path,
    topics: Sequence[str] = (),
    variants: Sequence[str] = (),
    site: str | None = None,
    languages: Sequence[str] = (),
    workers: Workers | None = None,
    is_fresh: bool = False,
) -> Iterator[Outcome]:
    """Build each wanted variant of each wanted topic; a refusal of one never costs another.

    What stands in ``output`` as it would be printed again is left as it is,
    unless ``is_fresh``. Every outcome is told as soon as it is known, in the
    order of the topics. A site's prints go into a folder of its own. Without
    ``workers``, which the caller keeps and closes, the prints are made one
    after the other in this process. Raises Busy where another build is at work
    in ``output``.
    """
    try:
        with keeping(project, output, site or "", today, is_fresh=is_fresh) as keeper:
            yield from _built(keeper, topics, Asked(variants, languages), workers)
    except OSError as error:
        said = printing.unwritable_output((), str(error.filename or output), error.strerror or str(error))
        yield Outcome("", diagnostics=(said.at(Span(output)),))


def _built(keeper: Keeper, topics: Sequence[str], asked: Asked, workers: Workers | None) -> Iterator[Outcome]:
    from handout.building.printing import printed  # with executors, which no check needs
    from handout.pressing.workers import Workers

    around, day = _surveyed(keeper, topics)
    yield from around.outcomes
    names = _names(keeper, around, topics)
    again = {name: why for name in names if (why := why_again(keeper, name, *asked.named))}
    keeper.disclaim(again)
    why = "its site is refused" if around.is_site_refused else "its topic is gone"
    for name in () if topics else [name for name in keeper.records if name not in names]:
        yield from forgotten(keeper, name, why)
    batches = (_batch(keeper, around, name, asked, again.get(name, "")) for name in names)
    for done in printed(batches, workers or Workers(1)):
        yield from recorded(keeper, done)
    if not topics:
        keeper.keep_survey(around.outcomes, day)


def _batch(keeper: Keeper, around: Survey, name: str, asked: Asked, why: str) -> Batch:
    """A topic as it stands; or looked at again, because of ``why``."""
    if not why:
        return kept_batch(keeper.ledger.output, name, keeper.records[name], asked)
    return batch_of(keeper, around, name, asked, why)
