"""From batches to files: sets of prints are handed to the press, and what comes back is put in its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from handout.building.batches import Batch, Planned
from handout.model.faults import printing
from handout.model.job import Job, Pressed
from handout.model.outcome import Outcome
from handout.pressing.workers import Made, Workers
from handout.stages.write import withdraw, write


@dataclass(frozen=True)
class Printed:
    """A batch on paper: an outcome for each of its prints that was asked for, in their order."""

    batch: Batch
    outcomes: Sequence[Outcome]


@dataclass(frozen=True)
class _Handed:
    """A set of prints on the press."""

    together: Sequence[Planned]
    job: Job
    future: Future[Made]


def printed(batches: Iterable[Batch], workers: Workers) -> Iterator[Printed]:
    """Each batch in turn; while one is waited for, those behind it are on the press."""
    waiting: deque[tuple[Batch, list[_Handed]]] = deque()
    for batch in batches:
        withdraw([*batch.strays, *(path for each in batch.stale for path in each.order.paths)])
        waiting.append((batch, _handed_in(batch, workers)))
        while waiting and (not waiting[0][1] or _on_press(waiting) > workers.most_waiting):
            yield _done(*waiting.popleft(), workers)
    while waiting:
        yield _done(*waiting.popleft(), workers)


def _on_press(waiting: Iterable[tuple[Batch, list[_Handed]]]) -> int:
    return sum(len(handed) for _, handed in waiting)


def _done(batch: Batch, handed: Sequence[_Handed], workers: Workers) -> Printed:
    return Printed(batch, list(_finished(batch, handed, workers)))


def _handed_in(batch: Batch, workers: Workers) -> list[_Handed]:
    """The sets of a batch, those that say most first: what is done last, alone, should be short."""
    handed = []
    for together in sorted(batch.to_press, key=_length, reverse=True):
        project = together[0].order.project
        plans = tuple(each.plan for each in together if each.plan is not None)
        job = Job(plans, project.template_folders, project.fonts)
        handed.append(_Handed(together, job, workers.submit(job)))
    return handed


def _length(together: Sequence[Planned]) -> tuple[int, int]:
    """How many lines a set says, and on how many pages at most: large print spreads the same words."""
    plans = [each.plan for each in together if each.plan is not None]
    return sum(1 for plan in plans for _ in plan.lines()), max(plan.most_pages for plan in plans)


def _finished(batch: Batch, handed: Sequence[_Handed], workers: Workers) -> Iterator[Outcome]:
    """What became of each print that was asked for."""
    made: dict[Path, Pressed] = {}
    for each in handed:
        for one, pressed in zip(each.together, workers.made(each.job, each.future), strict=True):
            made[one.path] = pressed
    yield from batch.stands or ()
    for one in batch.planned:
        if one.path in batch.kept:
            if batch.asked.has(one.order):
                yield batch.kept[one.path]
        elif batch.asked.has(one.order):
            pressed = made.get(one.path, Pressed(diagnostics=one.diagnostics))
            yield _placed(one, pressed)._replace(because=batch.why)


def _placed(one: Planned, pressed: Pressed) -> Outcome:
    """One print, written; or refused, and no older one left that looks current."""
    order, source = one.order, one.order.sound.source
    outcome = Outcome(order.sound.name, order.kind)
    found = (*pressed.diagnostics, *map(source.locate, pressed.findings))
    if not pressed.pdf or one.plan is None:
        withdraw(order.paths)
        return outcome._replace(diagnostics=tuple(dict.fromkeys(found)))
    try:
        written = _written(one, pressed)
    except OSError as error:
        withdraw(order.paths)
        where, why = str(error.filename or order.folder), error.strerror or str(error)
        return outcome._replace(diagnostics=(source.locate(printing.unwritable_output((), where, why)),))
    return outcome._replace(
        written=written,
        diagnostics=tuple(dict.fromkeys(found)),
        pages=pressed.pages,
        fingerprint=one.plan.furniture.fingerprint,
        fill=pressed.fill,
        density=pressed.density,
    )


def _written(one: Planned, pressed: Pressed) -> tuple[Path, ...]:
    """Both files in their places; the PDF, which readers take for the print, last and named first."""
    pdf, page = one.order.paths
    page = write(pressed.html.encode(), page)
    return write(pressed.pdf, pdf), page
