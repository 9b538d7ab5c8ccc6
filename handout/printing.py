"""From orders to files: sets of prints are handed to the press, and what comes back is put in its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.faults import printing
from handout.model.job import Job, Pressed
from handout.model.outcome import Outcome
from handout.model.plan import Plan
from handout.orders import Order
from handout.stages.write import withdraw, write
from handout.workers import Made, Workers


@dataclass(frozen=True)
class Planned:
    """An order with its plan; or without one, and why."""

    order: Order
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Batch:
    """A topic on its way to paper: what was found in it, and the prints that are wanted of it."""

    outcomes: Sequence[Outcome]
    wanted: Sequence[Planned]


def planned(order: Order) -> Planned:
    """The order with its plan."""
    try:
        return Planned(order, order.plan())
    except HandoutError as error:
        return Planned(order, None, error.diagnostics)


def printed(batches: Iterable[Batch], workers: Workers) -> Iterator[Outcome]:
    """The outcomes of each batch in turn; while one is waited for, those behind it are on the press."""
    waiting: deque[tuple[Batch, list[_Handed]]] = deque()
    with workers:
        for batch in batches:
            waiting.append((batch, _handed_in(batch, workers)))
            while sum(len(handed) for _, handed in waiting) > workers.most_waiting:
                yield from _finished(*waiting.popleft(), workers)
        while waiting:
            yield from _finished(*waiting.popleft(), workers)


@dataclass(frozen=True)
class _Handed:
    """A set of prints on the press."""

    wanted: Sequence[Planned]
    job: Job
    future: Future[Made]


def _handed_in(batch: Batch, workers: Workers) -> list[_Handed]:
    """The sets of a batch, those that say most first: what is done last, alone, should be short."""
    handed = []
    for wanted in sorted(_sets(batch.wanted), key=_said, reverse=True):
        project = wanted[0].order.project
        plans = tuple(each.plan for each in wanted if each.plan is not None)
        job = Job(plans, project.template_folders, project.fonts)
        handed.append(_Handed(wanted, job, workers.submit(job)))
    return handed


def _sets(wanted: Sequence[Planned]) -> Iterator[list[Planned]]:
    """Prints that look alike: the cards of one variant together, any other by itself."""
    cards: dict[str, list[Planned]] = {}
    for each in wanted:
        if each.plan is None:
            continue
        if each.order.is_card:
            cards.setdefault(each.order.variant.id, []).append(each)
        else:
            yield [each]
    yield from cards.values()


def _said(wanted: Sequence[Planned]) -> int:
    """How many lines a set says."""
    return sum(1 for each in wanted if each.plan is not None for _ in each.plan.lines())


def _finished(batch: Batch, handed: Sequence[_Handed], workers: Workers) -> Iterator[Outcome]:
    """What became of a batch, print by print in the order in which they are wanted."""
    yield from (each for each in batch.outcomes if each.diagnostics)
    made: dict[Path, Pressed] = {}
    for each in handed:
        for one, pressed in zip(each.wanted, workers.made(each.job, each.future), strict=True):
            made[one.order.paths[0]] = pressed
    for one in batch.wanted:
        yield _placed(one, made.get(one.order.paths[0], Pressed(diagnostics=one.diagnostics)))


def _placed(one: Planned, pressed: Pressed) -> Outcome:
    """One print, written; or refused, and no older one left that looks current."""
    order, source = one.order, one.order.sound.source
    outcome = Outcome(order.sound.name, order.kind)
    found = (*pressed.diagnostics, *map(source.locate, pressed.findings))
    if found or one.plan is None:
        withdraw(order.paths)
        return replace(outcome, diagnostics=tuple(dict.fromkeys(found)))
    try:
        written = _written(order, pressed)
    except OSError as error:
        withdraw(order.paths)
        said = printing.unwritable_output(
            (), str(error.filename or order.folder), error.strerror or str(error)
        )
        return replace(outcome, diagnostics=(source.locate(said),))
    return replace(outcome, written=written, pages=pressed.pages, fingerprint=one.plan.furniture.fingerprint)


def _written(order: Order, pressed: Pressed) -> tuple[Path, ...]:
    """Both files in their places; the PDF, which readers take for the print, last and named first."""
    pdf, page = order.paths
    page = write(pressed.html.encode(), page)
    return write(pressed.pdf, pdf), page
