"""What is wrong with topics, without printing them; what was found before is told again while it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handout.building.batches import Batch
from handout.building.batching import looked_at
from handout.building.recording import is_as_it_began, trace_of
from handout.facts import facts_of
from handout.keeping import Keeper, why_again
from handout.manifest.record import TopicRecord
from handout.manifest.told import told, untold
from handout.model.diagnostic import Diagnostic
from handout.model.outcome import Outcome
from handout.survey import Survey


def checked(keeper: Keeper, around: Survey, names: Sequence[str]) -> Iterator[Outcome]:
    """What is wrong with each topic, in their order."""
    for name in sorted(keeper.records.keys() - keeper.project.topic_names):
        keeper.ledger.record(keeper.run, name, None)
    again = {name for name in names if why_again(keeper, name)}
    keeper.disclaim(again)
    for name in names:
        if name in again:
            yield _looked_at(keeper, around, name)
        else:
            found = (each for _, each in keeper.records[name].outcomes)
            yield Outcome(name, diagnostics=untold(one for each in found for one in each))


def _looked_at(keeper: Keeper, around: Survey, name: str) -> Outcome:
    """What is found in a topic now, kept unless its files are changed meanwhile."""
    batch = looked_at(keeper, around, name)
    found = tuple(dict.fromkeys(_found(batch)))
    trace = trace_of(keeper, batch)
    if is_as_it_began(keeper, name, trace):
        facts = facts_of(batch.topic).as_data() if batch.topic is not None else None
        keeper.ledger.record(keeper.run, name, TopicRecord(trace, facts, (("", tuple(told(found))),), {}))
    return Outcome(name, diagnostics=found)


def _found(batch: Batch) -> Iterator[Diagnostic]:
    """What was found in a topic, and what keeps each of its prints from being planned."""
    for outcome in batch.outcomes:
        yield from outcome.diagnostics
    for one in batch.planned:
        yield from one.diagnostics
