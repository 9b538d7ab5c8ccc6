"""What is kept of a batch once its prints are made, so that the next build need not make them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from handout.building.batches import Batch, Planned
from handout.facts import facts_of
from handout.keeping import EVERY_KEY, Keeper, is_crowded
from handout.lint.rules.citing import citations
from handout.manifest.record import PrintRecord, TopicRecord, Trace
from handout.manifest.seen import MISSING
from handout.manifest.told import told
from handout.model.blocks.figure import Figure
from handout.model.faults import printing
from handout.model.outcome import Outcome
from handout.model.source import Source
from handout.model.topic import Topic
from handout.stages.write import withdraw

if TYPE_CHECKING:
    from handout.building.printing import Printed

PROOFS = ("silence", "room", "words", "legibility", "access")
"""What every print that is written has passed."""


def recorded(keeper: Keeper, done: Printed) -> Iterator[Outcome]:
    """The outcomes of a batch, once they are kept; a topic that was changed meanwhile is kept of nothing.

    What it printed is then taken away again: nobody knows which of its words
    are on paper.
    """
    batch = done.batch
    if batch.stands is not None:
        yield from (each for each in (*batch.outcomes, *done.outcomes) if _is_told(each))
        return
    trace = trace_of(keeper, batch)
    if not is_as_it_began(keeper, batch.name, trace):
        yield from _overtaken(keeper, done)
        return
    _note_written(keeper, done)
    prints = dict(_prints(keeper, done))
    facts = facts_of(batch.topic).as_data() if batch.topic is not None else None
    outcomes = tuple((each.variant, tuple(told(each.diagnostics))) for each in batch.outcomes)
    keeper.ledger.record(keeper.run, batch.name, TopicRecord(trace, facts, outcomes, prints))
    yield from (each for each in batch.outcomes if each.diagnostics)
    yield from done.outcomes
    yield from _gone(keeper, batch)


def _is_told(outcome: Outcome) -> bool:
    return bool(outcome.diagnostics or outcome.is_current)


def forgotten(keeper: Keeper, name: str, why: str) -> Iterator[Outcome]:
    """A topic whose prints should not be there: they are taken away, and no more is known of it."""
    for path, record in keeper.records[name].prints.items():
        yield taken_away(keeper.ledger.output, name, path, record, why)
    if unrecorded := keeper.artefacts(name):  # of a build that was killed
        withdraw(unrecorded)
        yield Outcome(name, removed=tuple(unrecorded), because=why)
    keeper.ledger.record(keeper.run, name, None)


def trace_of(keeper: Keeper, batch: Batch) -> Trace:
    """All that a topic's prints were made from."""
    paths = [f"content/topics/{batch.name}.yaml", *keeper.translations(batch.name), *batch.sources]
    keys: set[str] = set()
    if batch.topic is not None:
        paths += [f"content/images/{name}" for name in _images(batch.topic)]
        keys = {key for _, key in citations(batch.topic)}
    if any(keeper.spine(key) == MISSING for key in keys):
        keys.add(EVERY_KEY)
    return Trace(
        files={path: keeper.hash(path) for path in sorted(set(paths))},
        references={key: keeper.spine(key) for key in sorted(keys)},
        looks=keeper.looks,
        sites=keeper.site_identity(keeper.facts(batch.name)),
        is_crowded=is_crowded(keeper, batch.name),
        days=tuple(sorted(each.isoformat() for each in (batch.day.held_against if batch.day else ()))),
        today=keeper.today.isoformat(),
    )


def _images(topic: Topic) -> Iterator[str]:
    for section in topic.sections:
        yield from (each.figure.image for each in section.blocks if isinstance(each, Figure))


def is_as_it_began(keeper: Keeper, name: str, trace: Trace) -> bool:
    """No file that a topic's prints were made from has been touched since the build began."""
    sites = keeper.site_files(keeper.facts(name))
    return keeper.are_untouched([*trace.files, *_shelves_of(keeper, trace), *sites])


def _shelves_of(keeper: Keeper, trace: Trace) -> Iterator[str]:
    """The files of the library that a topic's references stand in."""
    homes = keeper.project.filed.homes
    found = {homes[key] for key in trace.references if key in homes}
    yield from sorted(keeper.project.shown(path).as_posix() for path in found)


def _note_written(keeper: Keeper, done: Printed) -> None:
    for outcome in done.outcomes:
        if not outcome.is_current:
            for path in outcome.written:
                keeper.ledger.seen.vouch(path)


def _prints(keeper: Keeper, done: Printed) -> Iterator[tuple[str, PrintRecord]]:
    """A record of every print of the batch; of those that were not asked for and do not stand, a bare one."""
    output, batch = keeper.ledger.output, done.batch
    known = keeper.records[batch.name].prints if batch.name in keeper.records else {}
    outcomes = {(each.topic, each.variant): each for each in done.outcomes}
    for one in batch.planned:
        path = one.path.relative_to(output).as_posix()
        if one.path in batch.kept:
            yield path, known[path]
        elif not batch.asked.has(one.order):
            yield path, PrintRecord(one.order.kind, one.order.variant.id, one.order.sound.topic.language)
        else:
            yield path, _print(keeper, one, outcomes[one.order.sound.name, one.order.kind])


def _print(keeper: Keeper, one: Planned, outcome: Outcome) -> PrintRecord:
    seen, order = keeper.ledger.seen, one.order
    files = [seen.hash(path) for path in outcome.written] or [MISSING, MISSING]
    is_ours = any(each.code in ("unwritable-output", "worker-lost") for each in outcome.diagnostics)
    return PrintRecord(
        kind=order.kind,
        variant=order.variant.id,
        language=order.sound.topic.language,
        # What the machine refused may come off next time; what the content refuses will not.
        key="" if is_ours else one.key or "unplanned",
        pdf=files[0],
        html=files[1],
        bytes=outcome.written[0].stat().st_size if outcome.written else 0,
        pages=outcome.pages,
        fingerprint=outcome.fingerprint,
        fill=outcome.fill,
        density=outcome.density,
        proofs=PROOFS if outcome.written else (),
        findings=tuple(told(outcome.diagnostics)),
    )


def _gone(keeper: Keeper, batch: Batch) -> Iterator[Outcome]:
    """Prints that the topic no longer has are taken away."""
    for path, record in batch.gone.items():
        yield taken_away(keeper.ledger.output, batch.name, path, record, batch.why)


def taken_away(output: Path, name: str, path: str, record: PrintRecord, why: str) -> Outcome:
    """A print of ours that should not be there any more."""
    pdf = output / path
    there = tuple(each for each in (pdf, pdf.with_suffix(".html")) if each.exists())
    withdraw(there)
    return Outcome(name, record.kind, removed=there, because=why)


def _overtaken(keeper: Keeper, done: Printed) -> Iterator[Outcome]:
    batch = done.batch
    for one in batch.planned:
        if one.path not in batch.kept:
            withdraw(one.order.paths)
    said = printing.changed_meanwhile(())
    path = keeper.project.topic_path(batch.name)
    found = Source(keeper.project.shown(path), ()).locate(said)
    yield Outcome(batch.name, diagnostics=(found,), because=batch.why)
