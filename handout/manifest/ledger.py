"""The manifest of an output folder, and the journal of a build that is under way."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import Any

from handout.manifest.record import UNKNOWN, TopicRecord, as_data, from_data
from handout.manifest.seal import is_whole, sealed
from handout.manifest.seen import Seen, remembered
from handout.stages.write import withdraw, write

MANIFEST, JOURNAL, SEEN = "manifest.json", ".journal", ".seen.json"
FORM = 1


class Run:
    """The prints of one folder: those for no site, or those for one."""

    def __init__(self) -> None:
        self.topics: dict[str, TopicRecord] = {}
        self.survey: Mapping[str, Any] | None = None
        """What was found in the project as a whole, once every topic of it was looked at."""


class Ledger:
    """What is known of an output folder.

    While a build is under way, whatever it learns is first written behind the
    journal: killed at any instant, it leaves no claim that does not hold.
    """

    def __init__(self, output: Path, seen: Seen, made_by: Mapping[str, str]) -> None:
        self.output, self.seen, self.made_by = output, seen, made_by
        self.runs: dict[str, Run] = {}
        self.shelves: dict[str, Any] = {}
        self.is_safe = True
        """What was learnt could be written down."""

    def run(self, name: str) -> Run:
        return self.runs.setdefault(name, Run())

    def disown(self) -> None:
        """Claim nothing of what is there: another version made it."""
        for run in self.runs.values():
            run.survey = None
            run.topics = {name: record.disclaimed() for name, record in run.topics.items()}
        self.shelves = {}

    def disclaim(self, run: str, names: Iterable[str]) -> None:
        """Claim nothing of these topics' prints until they are recorded again, but that they are ours."""
        lines = []
        for name in names:
            record = self.run(run).topics.get(name, UNKNOWN).disclaimed()
            self.run(run).topics[name] = record
            lines.append({"run": run, "topic": name, "record": as_data(record)})
        self.run(run).survey = None
        self._append([{"made_by": dict(self.made_by)}, {"run": run, "survey": None}, *lines])

    def record(self, run: str, name: str, record: TopicRecord | None) -> None:
        """Keep what became of a topic; or forget it."""
        topics = self.run(run).topics
        if record is None:
            topics.pop(name, None)
        else:
            topics[name] = record
        self._append([{"run": run, "topic": name, "record": as_data(record) if record else None}])

    def _append(self, lines: list[dict[str, Any]]) -> None:
        """Put lines behind the journal; where that cannot be done, nothing at all is claimed any more."""
        data = b"".join(sealed(json.dumps(line, separators=(",", ":")).encode()) + b"\n" for line in lines)
        try:
            file = os.open(self.output / JOURNAL, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            try:
                if os.write(file, data) < len(data):
                    raise OSError(28, "no space left")
            finally:
                os.close(file)
        except OSError:
            self.is_safe = False
            withdraw([self.output / MANIFEST, self.output / JOURNAL])

    def close(self) -> None:
        """Make one manifest of it all."""
        with suppress(OSError):
            write(sealed(self.seen.told()), self.output / SEEN)
        if not self.is_safe:
            return
        data = json.dumps(self._data(), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        try:
            write(sealed(data), self.output / MANIFEST)
            withdraw([self.output / JOURNAL])
        except OSError:
            self.is_safe = False

    def _data(self) -> dict[str, Any]:
        runs = {
            name: {
                "topics": {topic: as_data(record) for topic, record in run.topics.items()},
                "survey": run.survey,
            }
            for name, run in self.runs.items()
            if run.topics or run.survey
        }
        return {"manifest": FORM, "made_by": dict(self.made_by), "runs": runs, "shelves": self.shelves}


class Unwritten(Ledger):
    """A ledger of nowhere: nothing is known, and nothing that is learnt is written down."""

    def __init__(self) -> None:
        super().__init__(Path(), Seen(), {})

    def _append(self, lines: list[dict[str, Any]]) -> None:
        pass

    def close(self) -> None:
        pass


def is_unfinished(output: Path) -> bool:
    """A build is under way, or was killed."""
    return (output / JOURNAL).exists()


def seen_in(output: Path, now_ns: int) -> Seen:
    """What is remembered of files; nothing where it is not as it was told."""
    data = _bytes(output / SEEN)
    return remembered(data if is_whole(data) else b"", now_ns)


def opened(output: Path, seen: Seen, made_by: Mapping[str, str]) -> Ledger:
    """What the manifest and an unfinished journal say; nothing where they are not as we wrote them.

    Nothing of what another version made is claimed, only known as ours.
    """
    ledger = Ledger(output, seen, made_by)
    maker = None
    try:
        if is_whole(data := _bytes(output / MANIFEST)):
            raw = json.loads(data)
            maker = raw["made_by"]
            _read(ledger, raw)
        for line in takewhile(is_whole, _bytes(output / JOURNAL).splitlines()):
            maker = _replay(ledger, json.loads(line), maker)
    except (ValueError, TypeError, KeyError, AttributeError):
        pass  # a torn last line; what stands before it was read
    if maker != dict(made_by):
        ledger.disown()
    return ledger


def _read(ledger: Ledger, raw: Any) -> None:
    for name, run in raw["runs"].items():
        ledger.run(name).survey = run["survey"]
        for topic, record in run["topics"].items():
            ledger.run(name).topics[topic] = from_data(record)
    ledger.shelves = dict(raw.get("shelves", {}))


def _replay(ledger: Ledger, line: Any, maker: Any) -> Any:
    """One line of a journal; gives by which versions what is claimed from here on was made."""
    if "made_by" in line:
        if maker != line["made_by"]:
            ledger.disown()
        return line["made_by"]
    run = ledger.run(line["run"])
    run.survey = None
    if "topic" in line:
        if line["record"] is None:
            run.topics.pop(line["topic"], None)
        else:
            run.topics[line["topic"]] = from_data(line["record"])
    return maker


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
