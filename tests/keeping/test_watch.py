"""What is saved is printed again at once, and nothing that is saved ends the watch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from handout.folders import Folders
from handout.watching import is_scratch, saves
from tests.keeping.house import TODAY, House

PATIENCE_S = 30
MOST_GROWTH_KIB = 100
"""For each save; without looking for garbage it is four times as much."""


class Watch:
    """A watch under way, line by line."""

    def __init__(self, house: House) -> None:
        command = [sys.executable, "-m", "handout", "watch", "--project", str(house.root)]
        command += ["--today", TODAY.isoformat(), "--workers", "2"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def line(self, holding: str) -> str:
        """The next line that holds some words."""
        met = []
        while True:
            try:
                met.append(self._lines.get(timeout=PATIENCE_S))
            except Empty:
                raise AssertionError((holding, met)) from None
            if holding in met[-1]:
                return met[-1]


@pytest.fixture
def watch(house: House) -> Iterator[Watch]:
    watch = Watch(house)
    assert "10 current, 0 written" in watch.line("begun")
    yield watch
    watch.close()


def test_what_is_saved_is_printed_again(house: House, watch: Watch) -> None:
    """An edit, an edit by way of another file, a broken one, its mending, a new topic and a lost one."""
    house.edit("topics/alpha.yaml", "You are allergic", "You have been allergic")
    assert "7 current, 3 written, 0 refused" in watch.line("alpha.yaml")

    aside = house.path("topics/.alpha.yaml.swp")
    text = house.path("topics/alpha.yaml").read_text(encoding="utf-8")
    aside.write_text(text.replace("have been", "were once"), encoding="utf-8")
    aside.replace(house.path("topics/alpha.yaml"))
    assert "7 current, 3 written, 0 refused" in watch.line("alpha.yaml")

    house.edit("topics/alpha.yaml", "kind: medicine", "kind: medcine")
    assert "unknown-choice" in watch.line("error")
    assert "5 current, 0 written, 1 refused" in watch.line("alpha.yaml:")

    house.edit("topics/alpha.yaml", "kind: medcine", "kind: medicine")
    assert "5 current, 5 written, 0 refused" in watch.line("alpha.yaml:")

    house.write("topics/gamma.yaml", text.replace("ALP", "GAM"))
    assert "10 current, 5 written, 0 refused" in watch.line("gamma.yaml:")
    house.path("topics/gamma.yaml").unlink()
    assert "10 current, 0 written, 5 removed, 0 refused" in watch.line("gamma.yaml:")
    assert house.files() == house.fresh()

    watch.process.send_signal(signal.SIGINT)
    assert watch.line("stopped watching")
    assert watch.process.wait(timeout=PATIENCE_S) == 0


def test_a_burst_of_saves_is_few_events(house: House, watch: Watch) -> None:
    """Fifty saves within a moment are one event, or few on a busy machine; the last of them stands."""
    path = house.path("topics/beta.yaml")
    text = path.read_text(encoding="utf-8")
    for number in range(50):
        path.write_text(text.replace("Nobody knows how", f"{number} people know how"), encoding="utf-8")
    summary = house.output / "beta" / "beta-summary.html"
    events = [watch.line("beta.yaml: ")]
    # A build amid the saves may meet half a file, and refuse it; one that follows prints what it became.
    while ", 0 refused" not in events[-1] or b"49 people know how" not in summary.read_bytes():
        events.append(watch.line("beta.yaml: "))
    assert len(events) < 10, events


@pytest.mark.parametrize("is_filled", [True, False])
def test_a_file_that_is_empty_is_given_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_filled: bool
) -> None:
    """A file that is emptied and then filled is one burst; one that stays empty is told at the next look."""
    path = tmp_path / "content" / "alpha.yaml"
    path.parent.mkdir()

    def changes(*_: Path, **__: object) -> Iterator[set[tuple[int, str]]]:
        yield set()
        path.write_bytes(b"")
        yield {(1, str(path))}
        if is_filled:
            path.write_bytes(b"schema: 1")
            yield {(2, str(path))}
        yield set()
        path.unlink()
        yield {(3, str(path))}

    monkeypatch.setattr("watchfiles.watch", changes)
    bursts = [burst for burst, _ in zip(saves(Folders(tmp_path)), range(4), strict=False)]
    assert bursts[1] == {str(path)}
    assert bursts[2] == (set() if is_filled else {str(path)})


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is not told of here")
def test_a_watch_does_not_grow(house: House, watch: Watch) -> None:
    """It goes on for days, and what it read for one save is dropped before the next."""
    path = house.path("topics/beta.yaml")
    text = path.read_text(encoding="utf-8")
    grown = []
    for number in range(12):
        path.write_text(f"{text}# note {number}\n", encoding="utf-8")
        watch.line("beta.yaml: ")
        grown.append(_resident_kib(watch.process.pid))
    assert grown[-1] - grown[3] < 8 * MOST_GROWTH_KIB


def _resident_kib(process: int) -> int:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals of this kind are not known here")
def test_an_interrupt_that_is_lost_ends_the_watch_all_the_same(house: House) -> None:
    """Ctrl-C amid the looking for garbage is raised in a finalizer, where Python drops it."""
    code = f"""if True:
        import gc, os, signal
        from handout.cli import main

        class Dropped:
            def __del__(self):
                os.kill(os.getpid(), signal.SIGINT)
                for _ in range(1000):
                    pass

        def collect():
            Dropped()

        gc.collect = collect
        main(["watch", "--project", {str(house.root)!r}, "--today", "{TODAY}", "--workers", "1"])
    """
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=PATIENCE_S
    )
    assert "Exception ignored in: <function" in done.stderr, "it was not lost"
    assert done.stdout.splitlines()[-1] == "stopped watching"


def test_workers_end_with_the_watch(house: House, watch: Watch) -> None:
    """A watch that is killed leaves no process behind."""
    house.edit("topics/alpha.yaml", "You are allergic", "You have been allergic")
    watch.line("alpha.yaml")
    children = _children(watch.process.pid)
    assert children
    watch.process.kill()
    watch.process.wait()
    for _ in range(200):
        if not any(Path(f"/proc/{each}/exe").exists() for each in children):
            return
        subprocess.run(["sleep", "0.05"], check=True)
    raise AssertionError(children)


def _children(process: int) -> list[int]:
    """All processes below one."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(each.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            number = int(each.parent.name)
            found += [number, *_children(number)]
    return found


@pytest.mark.parametrize(
    "name", ["4913", ".ketamine.yaml.swp", "ketamine.yaml~", "#ketamine.yaml#", ".#ketamine.yaml", "a.tmp"]
)
def test_an_editors_own_files_are_no_content(name: str) -> None:
    """What editors put down while they save is not looked at."""
    assert is_scratch(f"/content/topics/{name}")
    assert not is_scratch("/content/topics/ketamine.yaml")
