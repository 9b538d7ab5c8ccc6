"""What cannot be read of an export is told by line, and nothing else is.

Beside each file of ``broken/`` stands what must be told of it: line, severity, code and, at times, column.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.filing import file_references
from handout.model.diagnostic import Diagnostic
from handout.pages import pages
from handout.project import Project
from handout.stages.gather import MOST_BYTES, MOST_ENTRIES, gather

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path for path in BROKEN.iterdir() if path.suffix != ".expected")

SHOWN = {
    "unknown-export",
    "no-entries",
    "unreadable-line",
    "unfinished-entry",
    "repeated-field",
    "unread-field",
    "unknown-markup",
    "unknown-macro",
    "unknown-parent",
    "malformed-name",
    "shortened-names",
    "shortened-date",
    "unreadable-date",
    "retracted-source",
}
"""The faults of an export that the files of ``broken/`` show; the others have tests of their own."""


def told(path: Path, tmp_path: Path) -> tuple[Diagnostic, ...]:
    """What an import of the file says, in a project that has no references yet."""
    return file_references(Project(tmp_path), [path], "imported").diagnostics


def expected(path: Path) -> dict[tuple[int, str, str], int | None]:
    lines = path.with_name(f"{path.name}.expected").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines]
    return {(int(row[0]), row[1], row[2]): int(row[3][1:]) if len(row) > 3 else None for row in rows}


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_broken_export_is_told_by_line(path: Path, tmp_path: Path) -> None:
    """Each fault is told at its line under its code, and nothing else is."""
    found = [each for each in told(path, tmp_path) if each.code != "missing-abbreviation"]
    assert {(each.span.line, str(each.severity), each.code) for each in found} == set(expected(path))
    columns = {(each.span.line, str(each.severity), each.code): each.span.column for each in found}
    wanted = {key: column for key, column in expected(path).items() if column}
    assert {key: columns[key] for key in wanted} == wanted


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_nothing_of_a_broken_entry_is_filed(path: Path, tmp_path: Path) -> None:
    """What is filed comes from entries that nothing was wrong with."""
    filing = file_references(Project(tmp_path), [path], "imported")
    wrong = {each.span.line for each in filing.diagnostics if each.severity == "error"}
    starts = sorted({each.line for each in filing.origins.values()})
    assert filing.refused or not gather(path).entries
    for start in starts:
        rest = gather(path).entries
        end = min((e.source.span(()).line for e in rest if e.source.span(()).line > start), default=10**6)
        assert not [line for line in wrong if start <= line < end]


def test_the_files_show_what_is_claimed() -> None:
    """No fault of an export goes without a file that shows it."""
    shown = {code for path in FILES for _, _, code in expected(path)}
    assert shown >= SHOWN
    assert set(pages()) >= SHOWN


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """More than anyone has looked at is refused by its size alone: "file-too-large"."""
    path = tmp_path / "large.ris"
    path.write_bytes(b"TY  - JOUR\n" * (MOST_BYTES // 11 + 1))
    (found,) = gather(path).diagnostics
    assert found.code == "file-too-large"


def test_too_many_entries_are_not_filed(tmp_path: Path) -> None:
    """A whole database is no library of a ward."""
    path = tmp_path / "many.ris"
    path.write_text("TY  - JOUR\nTI  - A\nER  - \n" * (MOST_ENTRIES + 1), encoding="utf-8")
    gathered = gather(path)
    assert [each.code for each in gathered.diagnostics] == ["too-many-entries"]
    assert not gathered.entries


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """No traceback where a file was taken away."""
    (found,) = gather(tmp_path / "gone.bib").diagnostics
    assert found.code == "unreadable-file"
