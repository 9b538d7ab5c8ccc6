"""Tables from CSV files beside a topic, spliced in where the topic names them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handout.model.diagnostic import Diagnostic, HandoutError, Place, Refusal, Span
from handout.model.faults import shape, sheets
from handout.model.source import Scalar, Source
from handout.model.wording import REGISTERS

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 200_000, 200, 12
_NO_TEXT = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)|=.*", re.DOTALL)
"""What a spreadsheet shows in place of a result, or a formula that it has not worked out."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a file row by row, and the line that each row stands on."""

    cells: tuple[tuple[str, ...], ...]
    lines: tuple[Span, ...]


def splice(data: Any, source: Source, folder: Path) -> tuple[Source, list[Diagnostic]]:
    """Put the cells of each ``csv`` where ``columns`` and ``rows`` would stand.

    ``csv: trials.csv`` gives the cells in full; ``csv: {text: a.csv, plain: b.csv}``
    gives each cell in the registers named, from files of the same shape.
    """
    spans: dict[Place, Span] = {}
    found: list[Diagnostic] = []
    for place, table in _tables(data, ()):
        try:
            spans |= _filled(table, place, folder, source.path)
        except Refusal as refusal:
            found += map(source.locate, refusal.findings)
        except HandoutError as error:
            found += error.diagnostics
    return replace(source, others=spans), found


def _tables(node: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Each table that names a file instead of holding cells."""
    if isinstance(node, dict):
        table = node.get("table")
        if isinstance(table, dict) and table.get("csv") and not {"columns", "rows"} & set(table):
            yield (*place, "table"), table
        for key, each in node.items():
            yield from _tables(each, (*place, key))
    elif isinstance(node, list):
        for number, each in enumerate(node):
            yield from _tables(each, (*place, number))


def _filled(table: dict[str, Any], place: Place, folder: Path, topic: Path) -> Mapping[Place, Span]:
    named, at = table["csv"], (*place, "csv")
    several = named if isinstance(named, dict) else {"text": named}
    if strange := [register for register in several if register not in REGISTERS]:
        raise Refusal([shape.unknown_choice((*at, strange[0]), strange[0], ", ".join(REGISTERS), None)])
    given = {
        register: _sheet(folder, name, topic, (*at, register) if several is named else at)
        for register, name in several.items()
    }
    first = next(iter(given.values()))
    if len({(len(sheet.cells), len(sheet.cells[0])) for sheet in given.values()}) > 1:
        raise Refusal([sheets.unlike_sheets(at, " and ".join(map(str, several.values())))])
    cells = [
        [
            {register: Scalar(sheet.cells[row][column]) for register, sheet in given.items()}
            for column in columns
        ]
        for row, columns in enumerate(map(range, map(len, first.cells)))
    ]
    table["columns"], table["rows"] = cells[0], cells[1:]
    heads = {(*place, "columns"): first.lines[0]}
    return heads | {(*place, "rows", number): line for number, line in enumerate(first.lines[1:])}


def _sheet(folder: Path, name: Any, topic: Path, place: Place) -> Sheet:
    """The cells of a file; raises Refusal where it is no such file, HandoutError where a row is unsound."""
    if not _is_beside(folder, name):
        raise Refusal([sheets.sheet_outside_project(place, name)])
    try:
        data = (folder / name).read_bytes()[: MOST_BYTES + 1]
        sheet = _parsed(data.decode("utf-8-sig"), topic.parent / name)
    except OSError as error:
        raise Refusal([sheets.unreadable_sheet(place, name, error.strerror or str(error))]) from error
    except UnicodeDecodeError as error:
        raise Refusal([sheets.unreadable_sheet(place, name, "it is not UTF-8")]) from error
    except csv.Error as error:
        raise Refusal([sheets.unreadable_sheet(place, name, str(error))]) from error
    if len(data) > MOST_BYTES or not 2 <= len(sheet.cells) <= MOST_ROWS or len(sheet.cells[0]) > MOST_COLUMNS:
        why = f"it needs a head, and 1 to {MOST_ROWS - 1} rows of at most {MOST_COLUMNS} cells"
        raise Refusal([sheets.unreadable_sheet(place, name, why)])
    return sheet


def _is_beside(folder: Path, name: Any) -> bool:
    """The bare name of a CSV file that lies in the folder, and not behind a link that leads out of it."""
    if not isinstance(name, str) or not name.isprintable() or not name.endswith(".csv"):
        return False
    return Path(name).name == name and (folder / name).resolve().parent == folder.resolve()


def _parsed(text: str, shown: Path) -> Sheet:
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
