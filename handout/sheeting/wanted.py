"""The prints that are wanted on sheets, built and proven first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handout.model.diagnostic import Diagnostic
from handout.model.faults import imposing
from handout.model.outcome import Outcome
from handout.model.sheet.proven import Proven
from handout.model.source import Source
from handout.pipeline import build
from handout.pressing.workers import Workers
from handout.project import Project
from handout.stages.impose import measure


@dataclass(frozen=True)
class Wish:
    """A topic's prints of one variant, and how many copies of each."""

    topic: str
    variant: str
    copies: int = 1


@dataclass(frozen=True)
class Built:
    """What became of one print, and the variant that was wanted."""

    variant: str
    outcome: Outcome

    def is_for(self, wish: Wish) -> bool:
        return (self.variant, self.outcome.topic) == (wish.variant, wish.topic)


def built(
    project: Project,
    today: date,
    output: Path,
    wishes: Sequence[Wish],
    site: str | None = None,
    workers: Workers | None = None,
) -> Iterator[Built]:
    """What became of each wanted print, in the language that its topic is written in."""
    together: dict[tuple[str, str], list[str]] = {}
    for wish in wishes:
        topic = project.readable_topic(wish.topic)
        together.setdefault((wish.variant, topic.language if topic else ""), []).append(wish.topic)
    for (variant, language), topics in together.items():
        languages = [language] if language else []
        names = list(dict.fromkeys(topics))
        for outcome in build(project, today, output, names, [variant], site, languages, workers):
            yield Built(variant, outcome)


def proven(every: Sequence[Built], wishes: Sequence[Wish]) -> Iterator[Proven]:
    """Each print as it goes onto sheets, in the order of the wishes; all cards of a batch are one wish."""
    for wish in wishes:
        for outcome in (each.outcome for each in every if each.is_for(wish) and each.outcome.written):
            pdf = outcome.written[0].read_bytes()
            name = f"{outcome.topic} {outcome.variant}"
            yield Proven(name, outcome.fingerprint, pdf, measure(pdf), wish.copies, outcome.written[0])


def are_proven(every: Sequence[Built], wishes: Sequence[Wish]) -> bool:
    """Whether each wish is met and no print of its topic was refused; one refused card spoils a set."""
    return all(
        any(outcome.written for outcome in mine) and not any(outcome.is_refused for outcome in mine)
        for mine in (_of(every, wish) for wish in wishes)
    )


def missing(project: Project, every: Sequence[Built], wishes: Sequence[Wish]) -> Iterator[Diagnostic]:
    """Topics that have no print of the variant that is wanted, although nothing was refused."""
    if any(each.outcome.is_refused for each in every):
        return
    for wish in wishes:
        if not any(outcome.written for outcome in _of(every, wish)):
            source = Source(project.shown(project.topic_path(wish.topic)), ())
            yield source.locate(imposing.no_such_print((), wish.topic, wish.variant))


def _of(every: Sequence[Built], wish: Wish) -> list[Outcome]:
    return [each.outcome for each in every if each.is_for(wish)]
