"""What befalls files and disks between builds and during them: after each, the next build mends all of it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.regenerate.ward import State, Ward, prints

Spoil = Callable[[Path], None]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _edited(path: Path) -> None:
    """Another byte, with the size and the times it had before."""
    status, data = path.stat(), path.read_bytes()
    path.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _gone(path: Path) -> None:
    path.unlink()


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(b'{"manifest": 1, "runs": {"": {"topics": {"topic-a"')


def _of_another_form(path: Path) -> None:
    path.write_bytes(b"[]")


PRINT, TWIN = "topic-a/topic-a-summary.pdf", "topic-a/topic-a-pocket-card.html"


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoilt",
    [
        {PRINT: _cut, TWIN: _gone, "topic-b/topic-b-summary.pdf": _edited},
        pytest.param(
            {PRINT: _edited, "manifest.json": _gone, ".seen.json": _garbage}, marks=pytest.mark.long
        ),
        {PRINT: _emptied, "manifest.json": _garbage, ".seen.json": _of_another_form},
    ],
    ids=["prints", "no manifest", "torn manifest"],
)
def test_what_others_did_to_prints_is_undone(
    mended: Ward, every: Mapping[str, State], spoilt: Mapping[str, Spoil]
) -> None:
    """A print that was cut, edited or deleted is printed again, whatever the manifest says."""
    for name, spoil in spoilt.items():
        spoil(mended.output / name)
    done = mended.assert_mended(every["first"], f"spoilt: {', '.join(spoilt)}")
    assert done.status == 0, done.told


@pytest.mark.slow
def test_files_of_others_are_left_alone(mended: Ward, every: Mapping[str, State]) -> None:
    """Only what the tool knows as its own is ever taken away."""
    theirs = [
        mended.output / "notes.txt",
        mended.output / "topic-b" / "round.pdf",
        mended.output / "other" / "a.pdf",
    ]
    for path in theirs:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"somebody's file")
    mended.put(every["topic deleted"])
    done = mended.build()
    assert done.status == 0, done.told
    assert [path.read_bytes() for path in theirs] == [b"somebody's file"] * 3
    assert [name for name in prints(mended.output) if "topic-b-" in name] == []
    for path in theirs:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


@pytest.mark.slow
def test_clocks_are_not_trusted(mended: Ward, every: Mapping[str, State]) -> None:
    """Times set back or forward hide no edit, not even one that keeps its size and its time."""
    topic = mended.root / "content" / "topics" / "topic-a.yaml"
    first, other = (each["content/topics/topic-a.yaml"] for each in (every["first"], every["dose changed"]))
    assert len(first) == len(other)
    for moment in (1_000_000_000, 4_000_000_000):
        for path in (topic, mended.output / PRINT):
            os.utime(path, (moment, moment))
        done = mended.assert_mended(every["first"], f"times set to {moment}")
        assert " 0 written" in done.said, done.told
    topic.write_bytes(other)
    os.utime(topic, (moment, moment))
    mended.assert_mended(every["dose changed"], f"edited under the time {moment}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "most_bytes", [pytest.param(0, marks=pytest.mark.long), 300, pytest.param(12_000, marks=pytest.mark.long)]
)
def test_a_disk_that_takes_no_more(mended: Ward, every: Mapping[str, State], most_bytes: int) -> None:
    """Each print that cannot be written is told; nothing of it is left, and nothing is claimed."""
    for name in (PRINT, TWIN):
        _gone(mended.output / name)
    done = mended.build(
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    )
    assert done.status == 1, done.told
    assert "unwritable-output" in done.said, done.told
    assert "Traceback" not in done.said, done.told
    mended.assert_whole(every["first"], f"files of at most {most_bytes} bytes")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a hundred kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode != 0:
        pytest.skip(f"this machine lets us mount no small disk: {tried.stderr.strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount command here")
def test_a_full_disk(own: Ward, every: Mapping[str, State], small_disk: Path) -> None:
    """What fits is whole, what does not is told, no scrap stays; once there is room, the rest is printed."""
    expected = own.expected(every["first"])
    own.put(every["first"])
    done = own.build(output=small_disk)
    assert done.status == 1, done.told
    assert "unwritable-output" in done.said, done.told
    assert "No space left" in done.said, done.told
    there = prints(small_disk)
    assert [name for name, data in there.items() if expected[name] != data] == []
    assert 0 < len(there) < len(expected)
    assert list(small_disk.rglob(".*.part")) == []
    subprocess.run(["mount", "-o", "remount,size=10m", small_disk], check=True)
    assert own.build(output=small_disk).status == 0
    assert prints(small_disk) == expected


@pytest.mark.slow
def test_a_folder_that_cannot_be_written(own: Ward, every: Mapping[str, State], tmp_path: Path) -> None:
    """A file in its place, or a folder where nobody may write: told, and nothing of it touched."""
    own.put(every["first"])
    a_file = tmp_path / "output"
    a_file.write_bytes(b"somebody's file")
    for output in (a_file, Path("/proc/handout")):
        done = own.build(output=output)
        assert done.status == 1, done.told
        assert "unwritable-output" in done.said, done.told
        assert "Traceback" not in done.said, done.told
    assert a_file.read_bytes() == b"somebody's file"


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(mended: Ward, every: Mapping[str, State]) -> None:
    """A topic's folder that may not be written costs its own prints."""
    folder = mended.output / "topic-a"
    folder.chmod(0o500)
    try:
        done = mended.build("--fresh")
    finally:
        folder.chmod(0o755)
    assert done.status == 1, done.told
    assert "unwritable-output" in done.said, done.told
