"""A topic on its way to paper: what was found in it, and each of its prints, planned, kept or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handout.manifest.day import WatchedDay
from handout.manifest.record import PrintRecord
from handout.model.diagnostic import Diagnostic
from handout.model.outcome import Outcome
from handout.model.plan import Plan
from handout.model.topic import Topic
from handout.orders import Order


@dataclass(frozen=True)
class Asked:
    """Which of a topic's prints are asked for: all, where neither variants nor languages are named."""

    variants: Sequence[str] = ()
    languages: Sequence[str] = ()

    @property
    def named(self) -> tuple[Sequence[str], Sequence[str]]:
        return self.variants, self.languages

    def has(self, order: Order) -> bool:
        return order.is_wanted(self.variants, self.languages)

    def has_recorded(self, record: PrintRecord) -> bool:
        return record.is_one_of(self.variants, self.languages)


@dataclass(frozen=True)
class Planned:
    """An order with its plan, or without one and why; ``key`` identifies all that it is made from."""

    order: Order
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...] = ()
    key: str = ""

    @property
    def path(self) -> Path:
        return self.order.paths[0]


@dataclass(frozen=True)
class Batch:
    """One topic: what was found before any print, and its prints.

    ``kept`` are those that stand as they are, by their paths; ``gone`` are files
    of prints that it no longer has. ``sources`` are the files it was read from.
    """

    name: str
    why: str
    outcomes: Sequence[Outcome]
    planned: Sequence[Planned] = ()
    asked: Asked = field(default_factory=Asked)
    kept: Mapping[Path, Outcome] = field(default_factory=dict)
    gone: Mapping[str, PrintRecord] = field(default_factory=dict)
    strays: Sequence[Path] = ()
    """Files in its folder that look like prints of ours, and that it should not have."""
    stands: Sequence[Outcome] | None = None
    """What is told of a topic that was not looked at again, for nothing of it has changed."""
    topic: Topic | None = None
    sources: tuple[str, ...] = ()
    day: WatchedDay | None = None

    @property
    def to_press(self) -> Iterator[list[Planned]]:
        """The prints that are to be made now, those that look alike together."""
        for together in sets(self.planned):
            if together[0].path not in self.kept and self.asked.has(together[0].order):
                yield together

    @property
    def stale(self) -> Iterator[Planned]:
        """Prints that are asked for and do not stand: what lies in their places is of no use any more."""
        return (each for each in self.planned if each.path not in self.kept and self.asked.has(each.order))


def sets(planned: Sequence[Planned]) -> Iterator[list[Planned]]:
    """Prints that are made together: the cards of one variant, any other by itself."""
    cards: dict[str, list[Planned]] = {}
    for each in planned:
        if each.plan is None:
            continue
        if each.order.is_card:
            cards.setdefault(each.order.variant.id, []).append(each)
        else:
            yield [each]
    yield from cards.values()
