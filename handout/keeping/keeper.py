"""The ledger of an output folder, held against a project as it stands today."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from handout.facts import Facts, read_facts
from handout.lint.neighbours import Neighbours
from handout.manifest.day import WatchedDay
from handout.manifest.inputs import digest_of, inputs_digest, inputs_of, made_by, template_files
from handout.manifest.ledger import Ledger, Unwritten, is_unfinished, opened, seen_in
from handout.manifest.lock import Busy, locked
from handout.manifest.record import TopicRecord
from handout.manifest.seen import MISSING, hashed
from handout.manifest.told import told
from handout.model.outcome import Outcome
from handout.model.reference import Spine
from handout.model.site import Site
from handout.project import Project
from handout.stages.write import artefacts, sweep

EVERY_KEY = "*"
"""Stands for all keys of the library: a topic with an unknown one depends on what there is."""


@dataclass
class Keeper:
    """One build of one run: the prints for no site, or those for one."""

    project: Project
    ledger: Ledger
    run: str
    today: date
    is_fresh: bool = False
    beside: Neighbours | None = None
    sites: Mapping[str, Site] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Every file of the content with its hash, as the build began."""
    template_names: Sequence[str] = ()
    looks: str = ""
    _facts: dict[str, Facts | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.records: Mapping[str, TopicRecord] = dict(self.ledger.run(self.run).topics)
        """What was known of each topic as the build began, whatever has been disclaimed since."""
        self._translations: dict[str, list[str]] = {}
        for each in self.project.translation_names:
            path = f"content/translations/{each}.yaml"
            self._translations.setdefault(each.partition(".")[0], []).append(path)

    def hash(self, path: str) -> str:
        """The hash of a file of the project as the build began."""
        return self.inputs.get(path, MISSING)

    def are_untouched(self, paths: Iterable[str]) -> bool:
        """These files of the project, and all templates, are what they were as the build began."""
        files = (os.fspath(self.project.root / path) for path in paths)
        every = (*files, *self.template_names)
        is_new = list(template_files(self.project)) != self.template_names
        return not is_new and all(self.ledger.seen.is_untouched(each) for each in every)

    def facts(self, name: str) -> Facts | None:
        """The facts of a topic: as recorded where its file has not changed, or read."""
        if name not in self._facts:
            self._facts[name] = self._recorded_facts(name) or read_facts(self.project, name)
        return self._facts[name]

    def _recorded_facts(self, name: str) -> Facts | None:
        record, path = self.records.get(name), f"content/topics/{name}.yaml"
        if record is None or record.facts is None or record.trace.files.get(path) != self.hash(path):
            return None
        with suppress(ValidationError):
            return Facts.model_validate(record.facts)
        return None

    def spine(self, key: str) -> str:
        """What identifies a reference; or all keys that there are."""
        spines = self.project.filed.spines
        if key == EVERY_KEY:
            return hashed("\0".join(sorted(spines)).encode())
        return spines[key].digest if key in spines else MISSING

    def translations(self, name: str) -> Iterator[str]:
        """The translations that there are of a topic."""
        yield from self._translations.get(name, ())

    def site_files(self, facts: Facts | None) -> list[str]:
        """The files of the site of this run, or of all those that a topic is dealt out to."""
        is_dealt = facts is not None and facts.is_dealt_by_site
        chosen = sorted(each for each in self.sites if is_dealt or each == self.run)
        pairs = ((f"content/sites/{each}.yaml", f"content/images/{self.sites[each].logo}") for each in chosen)
        return [path for pair in pairs for path in pair]

    def site_identity(self, facts: Facts | None) -> str:
        """What identifies the site of this run, or all those that a topic is dealt out to."""
        files = self.site_files(facts)
        return hashed("\n".join(f"{path}\0{self.hash(path)}" for path in files).encode()) if files else ""

    def disclaim(self, names: Iterable[str]) -> None:
        """Claim nothing of these topics until they are recorded again."""
        self.ledger.disclaim(self.run, names)

    def artefacts(self, name: str) -> list[Path]:
        """What lies under the names that a topic's prints have, recorded or not."""
        ours = tuple(f"{name}-{variant}" for variant in self.project.variant_names)
        there = artefacts(self.ledger.output / self.run / name, name)
        return [path for path in there if path.name.startswith(ours)]

    def keep_survey(self, outcomes: Iterable[Outcome], day: WatchedDay) -> None:
        """Keep that every topic of the project was looked at, unless a file has changed since."""
        if self.are_untouched(self.inputs):
            self.ledger.run(self.run).survey = {
                "inputs": inputs_digest(self.inputs, self.looks),
                "outcomes": [[each.variant, told(each.diagnostics)] for each in outcomes],
                "days": sorted(each.isoformat() for each in day.held_against),
                "today": self.today.isoformat(),
            }

    def keep_spines(self) -> None:
        """Keep what is seen of each file of the library that is sound, and that has not changed meanwhile."""
        self.ledger.shelves = {
            name: {"hash": self.hash(name), "spines": {key: list(each) for key, each in spines.items()}}
            for path, spines in self.project.filed.spines_of.items()
            if self._is_as_it_began(name := self.project.shown(path).as_posix())
        }

    def _is_as_it_began(self, name: str) -> bool:
        """What was read of a file while the build was at work is what its hash says."""
        seen, path = self.ledger.seen, self.project.root / name
        return seen.is_untouched(path) and seen.hash(path) == self.hash(name)


@contextmanager
def keeping(project: Project, output: Path, run: str, today: date, *, is_fresh: bool) -> Iterator[Keeper]:
    """Hold an output folder for one build.

    Raises Busy where another build holds it, and OSError where it cannot be
    written. What the build learnt is compacted at its end, not where it was
    stopped: then the journal stands, and is read next time.
    """
    with locked(output) as now_ns:
        if is_unfinished(output):
            sweep(output)
        seen = seen_in(output, now_ns)
        keeper = _of(project, opened(output, seen, made_by(seen)), run, today, is_fresh=is_fresh)
        yield keeper
        keeper.keep_spines()
        keeper.ledger.close()


@contextmanager
def keeping_if_it_can(
    project: Project, output: Path | None, run: str, today: date, *, is_fresh: bool
) -> Iterator[Keeper]:
    """The same; where the folder cannot be held, or none is given, nothing is known and nothing kept."""
    with ExitStack() as held:
        try:
            if output is None:
                raise FileNotFoundError
            keeper = held.enter_context(keeping(project, output, run, today, is_fresh=is_fresh))
        except (OSError, Busy):
            keeper = _of(project, Unwritten(), run, today, is_fresh=is_fresh)
        yield keeper


def _of(project: Project, ledger: Ledger, run: str, today: date, *, is_fresh: bool) -> Keeper:
    """A ledger held against the files as they are now."""
    known = replace(project, known_spines=lambda path: _spines(project, ledger, path))
    keeper = Keeper(known, ledger, run, today, is_fresh)
    keeper.inputs = inputs_of(project, ledger.seen)
    keeper.template_names = list(template_files(project))
    keeper.looks = digest_of(keeper.template_names, project.template_folders, ledger.seen)
    return keeper


def _spines(project: Project, ledger: Ledger, path: Path) -> Mapping[str, Spine] | None:
    """What is known of a file of the library that is as it was."""
    known = ledger.shelves.get(project.shown(path).as_posix())
    if not known or known["hash"] != ledger.seen.hash(path):
        return None
    return {key: Spine(*each) for key, each in known["spines"].items()}
