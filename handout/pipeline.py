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

from handout.building.batches import Asked, Batch
from handout.building.batching import batch_of, kept_batch, translated
from handout.building.printing import printed
from handout.building.recording import forgotten, recorded
from handout.facts import read_facts
from handout.forms import forms
from handout.keeping import Keeper, keeping, why_again
from handout.manifest.day import WatchedDay
from handout.model.diagnostic import Diagnostic, HandoutError, Span
from handout.model.faults import printing
from handout.model.outcome import Outcome
from handout.orders import Order, orders
from handout.pressing.workers import Workers
from handout.project import Project
from handout.sound import sound_topic
from handout.survey import Survey, survey


def check(
    project: Project, today: date, topics: Sequence[str] = (), site: str | None = None
) -> Iterator[Outcome]:
    """All that can be found wrong without typesetting."""
    around = survey(project, today, site, topics, lambda name: read_facts(project, name))
    yield from around.outcomes
    for name in () if around.is_site_refused else topics or project.topic_names:
        found: list[Diagnostic] = []
        try:
            sound, remarks = sound_topic(project, name, around.variants, today, around.beside)
            found += remarks
            every = forms(sound, around.site, around.places)
            told, others = translated(project, every.whole, around, today, Path())
            found += [each for outcome in told for each in outcome.diagnostics]
            for order in (*orders(project, every, today, Path()), *others):
                found += _refused(order)
        except HandoutError as error:
            found += error.diagnostics
        yield Outcome(name, diagnostics=tuple(dict.fromkeys(found)))


def _refused(order: Order) -> tuple[Diagnostic, ...]:
    """What keeps a print from being planned."""
    try:
        order.plan()
    except HandoutError as error:
        return error.diagnostics
    return ()


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
            yield from _built(keeper, topics, Asked(variants, languages), workers or Workers(1))
    except OSError as error:
        said = printing.unwritable_output((), str(error.filename or output), error.strerror or str(error))
        yield Outcome("", diagnostics=(said.at(Span(output)),))


def _built(keeper: Keeper, topics: Sequence[str], asked: Asked, workers: Workers) -> Iterator[Outcome]:
    project, day = keeper.project, WatchedDay(keeper.today)
    around = survey(project, day, keeper.run or None, topics, keeper.facts)
    keeper.beside, keeper.sites = around.beside, around.places.sites
    yield from around.outcomes
    names = () if around.is_site_refused else topics or project.topic_names
    again = {name: why for name in names if (why := why_again(keeper, name, *asked.named))}
    keeper.disclaim(again)
    for name in () if topics else [name for name in keeper.records if name not in names]:
        yield from forgotten(keeper, name, "its site is refused" if names == () else "its topic is gone")
    batches = (_batch(keeper, around, name, asked, again.get(name, "")) for name in names)
    for done in printed(batches, workers):
        yield from recorded(keeper, done)
    if not topics:
        keeper.keep_survey(around.outcomes, day)


def _batch(keeper: Keeper, around: Survey, name: str, asked: Asked, why: str) -> Batch:
    """A topic as it stands; or looked at again, because of ``why``."""
    if not why:
        return kept_batch(keeper.ledger.output, name, keeper.records[name], asked)
    return batch_of(keeper, around, name, asked, why)
