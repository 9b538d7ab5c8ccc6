"""A small project that is built, broken, killed and mended from outside, as its users' machines would do it.

What a clean build of each state of the content gives is found once, in an empty folder; all laws are held
against that, and none against what the tool says of itself.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pypdfium2

from bench.library import small_library, small_topic

TODAY = "2026-11-22"
TIMEOUT_S = 240
OWN = frozenset({".lock", ".seen.json"})
"""The tool's own files in an output folder that a finished build may leave."""

Files = Mapping[str, bytes]
State = Mapping[str, bytes]


@dataclass(frozen=True)
class Ran:
    """What a command said before it ended."""

    status: int
    said: str

    @property
    def told(self) -> str:
        return f"exit {self.status}\n{self.said}"


@dataclass
class Ward:
    """A project, its output folder, and what clean builds of its states gave."""

    home: Path
    clean: dict[str, Files] = field(default_factory=dict)
    keys: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.home / "project"

    @property
    def output(self) -> Path:
        return self.home / "output"

    @property
    def checked(self) -> Path:
        """Where checks keep what they found."""
        return self.root / "output" / ".checked"

    @property
    def scratch(self) -> Path:
        """Where the tool's temporary files would lie."""
        return self.home / "tmp"

    def put(self, state: State) -> None:
        """Make the content exactly this; only what differs is written."""
        there = dict(_walk(self.root))
        for name in there.keys() - state.keys():
            there[name].unlink()
        for name, data in state.items():
            path = self.root / name
            if name not in there or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                part = path.with_name(path.name + "~")
                part.write_bytes(data)
                part.replace(path)

    def turn_to(self, state: State) -> None:
        """Make the content this, once it is known what a clean build of it gives."""
        self.expected(state)
        self.put(state)

    def command(self, *words: str, output: Path | None = None) -> list[str]:
        where = [] if words[0] == "check" else ["--output", str(output or self.output)]
        return [sys.executable, "-m", "handout", *words, *where, "--today", TODAY]

    def start(self, *words: str, output: Path | None = None, **options: Any) -> subprocess.Popen[str]:
        """Begin a command in a group of processes of its own, which a kill can take as a whole."""
        self.scratch.mkdir(parents=True, exist_ok=True)
        return subprocess.Popen(
            self.command(*words, output=output),
            cwd=self.root,
            env={
                **os.environ,
                "TMPDIR": str(self.scratch),
                "PYTHONUNBUFFERED": "1",
                "PYTHONFAULTHANDLER": "1",
            },
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )

    def run(self, *words: str, output: Path | None = None, **options: Any) -> Ran:
        return ended(self.start(*words, output=output, **options))

    def build(self, *words: str, **options: Any) -> Ran:
        return self.run("build", *words, **options)

    def expected(self, state: State) -> Files:
        """Every file that a build of this state in an empty folder leaves."""
        name = _digest(b"".join(key.encode() + data for key, data in sorted(state.items())))
        if name not in self.clean:
            self.put(state)
            folder = self.home / "clean" / name
            done = self.build(output=folder)
            assert done.status in (0, 1), done.told
            self.clean[name] = prints(folder)
            self.keys[name] = {path: claim["key"] for path, claim in claims(folder).items()}
            shutil.rmtree(folder)
        return self.clean[name]

    def expected_keys(self, state: State) -> Mapping[str, str]:
        self.expected(state)
        return self.keys[_digest(b"".join(key.encode() + data for key, data in sorted(state.items())))]

    def torn(self) -> list[str]:
        """Every file in the output folder that no clean build of any state gave: law one."""
        known: dict[str, set[bytes]] = {}
        for files in self.clean.values():
            for name, data in files.items():
                known.setdefault(name, set()).add(data)
        wrong = []
        for name, data in prints(self.output).items():
            if name.endswith(".pdf") and not is_pdf(data):
                wrong.append(f"{name}: no PDF ({len(data)} bytes)")
            elif data not in known.get(name, ()):
                wrong.append(f"{name}: no clean build gave these {len(data)} bytes")
        return wrong

    def stale(self, state: State) -> list[str]:
        """Every claim to be current that a clean build of what is on disk does not bear out: law two."""
        keys = self.expected_keys(state)
        expected = {name: _digest(data) for name, data in self.expected(state).items()}
        return [
            f"{name}: claimed as current, but a clean build gives other bytes"
            for name, claim in claims(self.output).items()
            if claim["key"] == keys.get(name) and claim["pdf"] != expected.get(name, "")
        ]

    def unmended(self, state: State) -> list[str]:
        """How the output folder differs from a clean build of this state, leftovers included: law three."""
        expected, there = self.expected(state), prints(self.output)
        wrong = [f"{name}: missing" for name in expected.keys() - there.keys()]
        wrong += [f"{name}: should not be there" for name in there.keys() - expected.keys()]
        wrong += [
            f"{name}: stale" for name in expected.keys() & there.keys() if expected[name] != there[name]
        ]
        return sorted(wrong + [f"{name}: left over" for name in self.leftovers()])

    def leftovers(self) -> list[str]:
        """Scraps that an ended build has no more use for, in the output folder and among temporary files."""
        hidden = [path for path in self.output.rglob(".*") if path.name not in OWN]
        empty = [path for path in self.output.rglob("*") if path.is_dir() and not any(path.iterdir())]
        scraps = [path for path in self.scratch.rglob("*") if not _is_meeting_place(path)]
        return [str(path.relative_to(self.home)) for path in (*hidden, *empty, *scraps)]

    def assert_whole(self, state: State, when: str) -> None:
        wrong = self.torn() + self.stale(state)
        assert not wrong, f"{when}:\n" + "\n".join(wrong)

    def assert_mended(self, state: State, when: str) -> Ran:
        """The next build brings the folder to exactly what a clean build gives."""
        done = self.build()
        wrong = self.unmended(state)
        assert not wrong, f"{when}:\n" + "\n".join(wrong) + f"\n{done.told}"
        return done


def ward(home: Path, topics: int = 3, audiences: str = "clinician, patient") -> Ward:
    """A project of a few small topics."""
    made = Ward(home)
    small_library(made.root, topics, audiences)
    return made


def states(made: Ward, extra: bool = True) -> dict[str, State]:
    """What the content may be, by what was done to it; each differs from the first in one thing."""
    first = {name: path.read_bytes() for name, path in _walk(made.root)}
    a, b = "content/topics/topic-a.yaml", "content/topics/topic-b.yaml"
    reference = "content/references/topic-b.yaml"
    found = {
        "first": first,
        "leaflet worded otherwise": _edited(first, a, "You have one dose a day", "You have a dose each day"),
        "dose changed": _edited(first, a, "amount: 10,", "amount: 20,"),
        "reference changed": _edited(first, reference, "issued: 2024", "issued: 2023"),
        "topic broken": _edited(first, b, "schema: 1", "schema: [1"),
        "topic deleted": {name: data for name, data in first.items() if "topic-b" not in name},
    }
    if extra:
        found["card too long"] = _edited(first, a, "short: Allergy to", f"short: {'Allergy ' * 400} to")
        found["text unknown to the fonts"] = _edited(first, b, "One short sentence", "One short 㐀 sentence")
        found["topic added"] = _with_topic(made, first)
        found["style changed"] = {**first, "templates/patient/page.css": _style()}
    return found


def _edited(state: State, name: str, old: str, new: str) -> State:
    assert old.encode() in state[name], f"{name} does not say {old!r}"
    return {**state, name: state[name].replace(old.encode(), new.encode(), 1)}


def _with_topic(made: Ward, first: State) -> State:
    apart = made.home / "added"
    small_topic(apart, "topic-z", "Z")
    return {**first, **{name: path.read_bytes() for name, path in _walk(apart)}}


def _style() -> bytes:
    from handout.project import PACKAGED

    return (PACKAGED / "patient" / "page.css").read_bytes() + b"\nh2 { letter-spacing: 0.2pt }\n"


def ended(process: subprocess.Popen[str], within_s: float = TIMEOUT_S) -> Ran:
    """What a command came to; one that does not end is killed with all it started, and fails the test."""
    try:
        said, _ = process.communicate(timeout=within_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # it tells where it was
        sleep(1)
        kill_all(process)
        said, _ = process.communicate()
        raise AssertionError(f"did not end within {within_s} s\n{said}") from None
    return Ran(process.returncode, said)


def kill_all(process: subprocess.Popen[str]) -> None:
    """Kill a command and all that it started, at once and without a word."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have, as far as they still run."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for word in task.read_text(encoding="ascii").split():
                found += [int(word), *descendants(int(word))]
    return found


def victims(pid: int) -> list[int]:
    """Those among them that do the tool's work; Python's own keeper of semaphores is no part of it."""
    return [each for each in descendants(pid) if b"resource_tracker" not in _called(each)]


def _called(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def await_that(held: Any, what: str, within_s: float = 60) -> None:
    """Wait until something holds."""
    until = monotonic() + within_s
    while not held():
        assert monotonic() < until, f"{what}: not within {within_s} s"
        sleep(0.02)


def prints(folder: Path) -> Files:
    """Every file that a reader may find in an output folder; what is the tool's own is left out."""
    return {name: path.read_bytes() for name, path in _walk(folder) if name != "manifest.json"}


def claims(folder: Path) -> dict[str, Any]:
    """What the manifest says of each print, by its path; nothing where there is none."""
    path = folder / "manifest.json"
    if not path.exists():
        return {}
    known = json.loads(path.read_bytes())
    topics = known["runs"].get("", {}).get("topics", {})
    return {name: claim for topic in topics.values() for name, claim in topic["prints"].items()}


def _is_meeting_place(path: Path) -> bool:
    """A socket, or a folder of sockets: where processes meet, and what a killed one leaves."""
    return path.is_socket() or (
        path.is_dir() and path.name.startswith("pymp-") and all(each.is_socket() for each in path.iterdir())
    )


def is_pdf(data: bytes) -> bool:
    """Another library than the one that wrote it can read every page."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return len([page.get_size() for page in document]) > 0
    except pypdfium2.PdfiumError:
        return False


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file below a folder with its path from there; dot files and what lies below them are left out."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path
