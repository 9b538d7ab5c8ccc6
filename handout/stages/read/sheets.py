"""Tables from CSV files beside a topic, spliced in where the topic names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from handout.model.diagnostic import Diagnostic, HandoutError, Place, Refusal, Span
from handout.model.faults import shape, sheets
from handout.model.source import Scalar, Source
from handout.model.wording import REGISTERS
from handout.stages.read.csv_file import read_sheet


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
        register: read_sheet(folder, name, topic, (*at, register) if several is named else at)
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
