"""Same input, same print; and what is written is written whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handout.pipeline import build
from handout.project import PACKAGED, Project
from handout.stages.write import withdraw, write
from tests.conftest import TODAY


def built_apart(project: Project, output: Path, seed: str) -> dict[str, bytes]:
    """Every file of a build in a process of its own, with a hash seed of its own."""
    output.mkdir()
    command = [sys.executable, "-m", "handout", "build", "full", "--project", str(project.root)]
    command += ["--output", str(output), "--today", TODAY.isoformat()]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(command, cwd=PACKAGED.parent, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in files_in(output)}


def files_in(output: Path) -> list[Path]:
    """What a reader finds there; files with a dot are the tool's own."""
    return [path for path in output.rglob("*") if path.is_file() and not path.name.startswith(".")]


@pytest.mark.long  # tests/regenerate/test_any_order.py asks the same of fewer variants
def test_two_builds_give_the_same_bytes(project: Project, tmp_path: Path) -> None:
    """Neither the process, its hash seed nor the clock leaves a trace in a print."""
    first = built_apart(project, tmp_path / "one", "0")
    second = built_apart(project, tmp_path / "two", "4711")
    addressed = set(project.variant_names) - {
        "badge-card",
        "poster",
    }  # it says nothing in brief, and is no crisis
    assert len(first) == 2 * len(addressed) + 1
    assert "manifest.json" in first
    assert [name for name in first if first[name] != second.get(name)] == []


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk halfway leaves neither half a print nor a scrap beside it."""
    path = write(b"the older print", tmp_path / "out" / "a.pdf")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(b"the newer print", path)
    assert path.read_bytes() == b"the older print"
    assert [each.name for each in path.parent.iterdir()] == ["a.pdf"]


def test_withdrawing_needs_nothing_to_be_there(tmp_path: Path) -> None:
    """A print that was never made can be refused like any other."""
    there = write(b"x", tmp_path / "a.pdf")
    withdraw([there, tmp_path / "never.pdf"])
    assert not there.exists()


def test_an_unwritable_output_is_told(copied_project: Project, tmp_path: Path) -> None:
    """A file stands where the folder should be: a diagnostic, and the file is kept."""
    output = tmp_path / "output"
    output.write_bytes(b"somebody's file")
    outcomes = list(build(copied_project, TODAY, output, ["full"]))
    assert [each.code for outcome in outcomes for each in outcome.diagnostics] == ["unwritable-output"]
    assert output.read_bytes() == b"somebody's file"


def test_a_disk_that_fills_up_leaves_no_half_pair(
    copied_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second of two files cannot be written, the first goes too."""
    write_whole = os.fsync
    calls: list[int] = []

    def second_fails(file: int) -> None:
        calls.append(file)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        write_whole(file)

    monkeypatch.setattr(os, "fsync", second_fails)
    (outcome,) = [
        each
        for each in build(copied_project, TODAY, tmp_path / "output", ["full"], ["summary"])
        if each.variant
    ]
    assert {each.code for each in outcome.diagnostics} == {"unwritable-output"}
    assert files_in(tmp_path / "output") == []


TWICE = """
from pathlib import Path
from handout.stages.typeset import typeset
page = '<!doctype html><html lang="en"><title>T</title><h1>T</h1>'
first, second = (typeset(page, Path(r"{}")).pdf for _ in range(2))
print(first == second)
"""


def test_the_first_print_of_a_process_is_like_any_other() -> None:
    """LittleCMS gives a colour profile other bytes the first time it is asked than ever after."""
    command = [sys.executable, "-c", TWICE.format(PACKAGED / "shared" / "fonts")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"
