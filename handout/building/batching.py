"""Make a batch of a topic: look at it again, and see which of its prints stand all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from handout.building.batches import Asked, Batch, Planned, sets
from handout.forms import forms
from handout.keeping import Keeper
from handout.manifest.day import WatchedDay
from handout.manifest.record import PrintRecord, TopicRecord
from handout.manifest.seen import hashed
from handout.manifest.told import untold
from handout.model.diagnostic import HandoutError
from handout.model.identity import identity
from handout.model.outcome import Outcome
from handout.model.topic import Topic
from handout.orders import Order, orders
from handout.project import Project
from handout.sound import Sound, sound_topic
from handout.standing import UNCHANGED, damage, stands
from handout.survey import Survey
from handout.translations import translations


def looked_at(keeper: Keeper, around: Survey, name: str, why: str = "") -> Batch:
    """A topic with what was found in it and its plans; nothing of it is printed yet, or known to stand."""
    project, day = keeper.project, WatchedDay(keeper.today)
    folder = keeper.ledger.output / keeper.run / name
    outcomes, made, topic, sources = _read(project, name, around, day, folder)
    planned = [plan_of(order) for order in made]
    return Batch(name, why, outcomes, planned, topic=topic, sources=sources, day=day)


def batch_of(keeper: Keeper, around: Survey, name: str, asked: Asked, why: str) -> Batch:
    """A topic looked at again, because of ``why``."""
    seen = looked_at(keeper, around, name, why)
    planned = list(_keyed(keeper.project, seen.planned))
    known = keeper.records[name].prints if name in keeper.records else {}
    return replace(
        seen,
        planned=planned,
        asked=asked,
        kept=dict(_kept(keeper, planned, known, why)),
        gone={
            path: each
            for path, each in known.items()
            if keeper.ledger.output / path not in {one.path for one in planned}
        },
        strays=_strays(keeper, name, planned),
    )


def kept_batch(output: Path, name: str, record: TopicRecord, asked: Asked) -> Batch:
    """A topic that stands as it was recorded."""
    told = [Outcome(name, kind, diagnostics=untold(found)) for kind, found in record.outcomes]
    standing = [
        stands(output, name, path, each, UNCHANGED)
        for path, each in record.prints.items()
        if asked.has_recorded(each)
    ]
    return Batch(name, "", told, stands=standing)


def _strays(keeper: Keeper, name: str, planned: Sequence[Planned]) -> list[Path]:
    """What is left of prints that nobody recorded: of another variant or form, or of another version."""
    wanted = {path for each in planned for path in each.order.paths}
    return [path for path in keeper.artefacts(name) if path not in wanted]


def _read(
    project: Project, name: str, around: Survey, today: date, folder: Path
) -> tuple[list[Outcome], list[Order], Topic | None, tuple[str, ...]]:
    """The orders of a topic, what was found on the way to them, and the files that it was read from."""
    try:
        topic, source = project.topic(name)
    except HandoutError as error:
        return [Outcome(name, diagnostics=error.diagnostics)], [], None, _tables(project)
    sources = tuple(sorted({each.path.as_posix() for each in source.others.values()}))
    try:
        sound, remarks = sound_topic(project, name, around.variants, today, around.beside)
    except HandoutError as error:
        return [Outcome(name, diagnostics=error.diagnostics)], [], topic, sources
    try:
        every = forms(sound, around.site, around.places)
        told, others = translated(project, every.whole, around, today, folder)
        made = [*orders(project, every, today, folder), *others]
    except HandoutError as error:
        return [Outcome(name, diagnostics=(*remarks, *error.diagnostics))], [], topic, sources
    return [Outcome(name, diagnostics=remarks), *told], made, topic, sources


def _tables(project: Project) -> tuple[str, ...]:
    """All files that a topic that cannot be read may have named."""
    folder = project.topics_folder
    return tuple(project.shown(each).as_posix() for each in sorted(folder.glob("*.csv")))


def translated(
    project: Project, whole: Sound, around: Survey, today: date, folder: Path
) -> tuple[list[Outcome], list[Order]]:
    """The orders of a topic in other languages, and what was found in its translations."""
    every = list(translations(project, whole, around.variants, today))
    told = [Outcome(whole.name, each.language, diagnostics=each.diagnostics) for each in every]
    sounds = [each.sound for each in every if each.sound is not None]
    return told, [Order(project, sound, each, today, folder) for sound in sounds for each in sound.variants]


def plan_of(order: Order) -> Planned:
    """The order with its plan."""
    try:
        return Planned(order, order.plan())
    except HandoutError as error:
        return Planned(order, None, error.diagnostics)


def _keyed(project: Project, planned: Sequence[Planned]) -> Iterator[Planned]:
    """Each with what identifies it and all that is made with it, in the same order."""
    keys: dict[Path, str] = {}
    for together in sets(planned):
        own = [identity(each.plan) for each in together if each.plan is not None]
        of_all = "".join((project.templates.digest(together[0].order.variant.id), *own))
        for each, name in zip(together, own, strict=True):
            keys[each.path] = hashed(f"{name} {of_all}".encode())
    for each in planned:
        yield replace(each, key=keys.get(each.path, ""))


def _kept(
    keeper: Keeper, planned: Sequence[Planned], known: Mapping[str, PrintRecord], why: str
) -> Iterator[tuple[Path, Outcome]]:
    """The prints that stand already and are the same; of those that are made together all or none."""
    output = keeper.ledger.output
    for together in sets(planned):
        paths = [each.path.relative_to(output).as_posix() for each in together]
        records = [known.get(path) for path in paths]
        if keeper.is_fresh or not all(map(partial(_stands, keeper), together, paths, records)):
            continue
        for each, path, record in zip(together, paths, records, strict=True):
            if record is not None:
                name = each.order.sound.name
                yield each.path, stands(output, name, path, record, f"{why}, but not this print")


def _stands(keeper: Keeper, one: Planned, path: str, record: PrintRecord | None) -> bool:
    # What was remarked on is printed again: the lines that a remark points at may have moved.
    if record is None or record.key != one.key or record.findings:
        return False
    return not damage(keeper.ledger, path, record)
