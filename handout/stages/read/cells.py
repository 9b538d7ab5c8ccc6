"""The cells of a CSV file, each as its author sees it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from handout.model.diagnostic import HandoutError, Span
from handout.model.faults import sheets

_NO_TEXT = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)|=.*", re.DOTALL)
"""What a spreadsheet shows in place of a result, or a formula that it has not worked out."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a file row by row, and the line that each row stands on."""

    cells: tuple[tuple[str, ...], ...]
    lines: tuple[Span, ...]


def parsed(text: str, shown: Path) -> Sheet:
    """The rows that hold anything; raises HandoutError where one is ragged, or a cell holds no result."""
    # With its line ends: a cell of two lines would be read as one word without them, 5 and 0 mg as 50 mg.
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines), strict=True)
    cells: list[tuple[str, ...]] = []
    spans: list[Span] = []
    for row in reader:
        line = lines[reader.line_num - 1].rstrip("\r\n")
        span = Span(shown, reader.line_num, 1, max(1, len(line)), line)
        if not any(map(str.strip, row)):
            continue
        if cells and len(row) != len(cells[0]):
            raise HandoutError([sheets.ragged_row((), len(row), len(cells[0])).at(span)])
        if wrong := [cell.strip() for cell in row if _NO_TEXT.fullmatch(cell.strip())]:
            raise HandoutError([sheets.unworked_cell((), wrong[0]).at(span)])
        cells.append(tuple(map(str.strip, row)))
        spans.append(span)
    return Sheet(tuple(cells), tuple(spans))


def _delimiter(lines: list[str]) -> str:
    """A comma; or what spreadsheets of other countries put in its place."""
    return next((sign for sign in ",;\t" if lines and sign in lines[0]), ",")
