"""Tables from CSV files: every cell in its place, and every fault at its line of its own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.topic import Topic
from handout.stages.read import read

TOPIC = """\
schema: 1
title: Sheets
kind: tool
language: en-GB
control:
  id: SHE
  version: "0.1"
  status: example
  organisation: The Handout tests
  authors: [{name: A. Author, role: Test author}]
  written: 2026-11-22
  review_due: 2027-11-01
sections:
  - id: only
    kind: effects
    title: Effects
    blocks:
      - table: {caption: A table, csv: cells.csv}
"""


def read_with(folder: Path, cells: bytes) -> Topic:
    (folder / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    (folder / "cells.csv").write_bytes(cells)
    return read(folder / "topic.yaml", Topic)[0]


def table(topic: Topic) -> list[list[str]]:
    """The cells in full, row by row, with their heads first."""
    body = topic.sections[0].blocks[0].table  # type: ignore[attr-defined]
    return [[cell.text.inlines[0].text for cell in row] for row in (body.columns, *body.rows)]


def faults(folder: Path, cells: bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(HandoutError) as raised:
        read_with(folder, cells)
    return raised.value.diagnostics


@pytest.mark.parametrize(
    "text",
    ["a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\n1\t2", "\ufeffa,b\n\n1,2\n", '"a","b"\n"1", 2\n'],
    ids=["commas", "semicolons", "tabs", "mark and blank line", "quoted"],
)
def test_what_spreadsheets_save_is_read(text: str, tmp_path: Path) -> None:
    """The delimiters, marks and line ends that spreadsheets write give the same cells."""
    assert table(read_with(tmp_path, text.encode())) == [["a", "b"], ["1", "2"]]


def test_a_ragged_row_is_refused_at_its_line(tmp_path: Path) -> None:
    """A lost comma would shift figures under other heads: the row is named where it stands."""
    (found,) = faults(tmp_path, b"a,b\n1,2\n3\n")
    assert (found.code, found.span.path.name, found.span.line) == ("ragged-row", "cells.csv", 3)


def test_two_lines_of_a_cell_stay_two_words(tmp_path: Path) -> None:
    """A cell that is broken in two is not read as one word: 5 and 0 mg are no 50 mg."""
    assert table(read_with(tmp_path, b'a,b\n"5\n0 mg",2\r\n')) == [["a", "b"], ["5 0 mg", "2"]]


@pytest.mark.parametrize("cell", ["=B2*4", "#REF!", "#DIV/0!", '"=HYPERLINK(""x"")"'])
def test_what_a_spreadsheet_has_not_worked_out_is_refused(cell: str, tmp_path: Path) -> None:
    """A formula, or the trace of one that failed, is not printed in place of a figure."""
    (found,) = faults(tmp_path, f"a,b\n1,2\n3,{cell}\n".encode())
    assert (found.code, found.span.line) == ("unworked-cell", 3)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ('"cells\\0.csv"', "sheet-outside-project"),
        ("{text: }", "sheet-outside-project"),
        ("[cells.csv]", "sheet-outside-project"),
        ("{txt: cells.csv}", "unknown-choice"),
        ("{omit: cells.csv}", "unknown-choice"),
    ],
)
def test_what_names_no_sheet_is_told_once(named: str, code: str, tmp_path: Path) -> None:
    """A slip in the name of a file or of a register is one fault, at its place."""
    (tmp_path / "cells.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "topic.yaml").write_text(TOPIC.replace("csv: cells.csv", f"csv: {named}"), encoding="utf-8")
    with pytest.raises(HandoutError) as raised:
        read(tmp_path / "topic.yaml", Topic)
    assert [each.code for each in raised.value.diagnostics] == [code]


def test_a_fault_in_a_cell_is_told_at_its_line(tmp_path: Path) -> None:
    """What a cell says is held to the same rules as any text, and told where it stands."""
    (found,) = faults(tmp_path, b"a,b\n1,2\n3,*soft*\n")
    assert (found.code, found.span.path.name, found.span.line) == ("italic-text", "cells.csv", 3)


@pytest.mark.parametrize(
    "cells",
    [b"", b"a,b\n", b"\xff\xfe", b"a" * 300_000, b"a,b\n" + b"1,2\n" * 300, b'a,b\n"1,2\n', b"a,b\n,2\n"],
    ids=["empty", "head only", "not text", "one long line", "too many rows", "open quote", "empty cell"],
)
def test_what_is_no_sheet_is_refused(cells: bytes, tmp_path: Path) -> None:
    """A file that is no table of a handout is told of, never printed in part."""
    assert faults(tmp_path, cells)


def test_no_other_folder_is_read(tmp_path: Path) -> None:
    """A link to a file elsewhere is not followed."""
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    inside = tmp_path / "topics"
    inside.mkdir()
    (inside / "cells.csv").symlink_to(tmp_path / "secret.csv")
    (inside / "topic.yaml").write_text(TOPIC)
    with pytest.raises(HandoutError) as raised:
        read(inside / "topic.yaml", Topic)
    assert [each.code for each in raised.value.diagnostics] == ["sheet-outside-project"]


@given(cells=st.binary(max_size=200))
def test_any_file_is_read_or_refused(cells: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No file makes the reader fail in another way than by its diagnostics."""
    told: tuple[Diagnostic, ...] | None = None
    try:
        read_with(tmp_path_factory.mktemp("any"), cells)
    except HandoutError as error:
        told = error.diagnostics
    assert told is None or all(each.hint for each in told)
