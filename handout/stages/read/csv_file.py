"""A CSV file beside a topic: found, bounded in size, and read whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from handout.model.diagnostic import Place, Refusal
from handout.model.faults import sheets
from handout.stages.read.cells import Sheet, parsed
from handout.stages.read.files import file_bytes

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 200_000, 200, 12


def read_sheet(folder: Path, name: Any, topic: Path, place: Place) -> Sheet:
    """The cells of a file; raises Refusal where it is no such file, HandoutError where a row is unsound."""
    if not _is_beside(folder, name):
        raise Refusal([sheets.sheet_outside_project(place, name)])
    try:
        data = file_bytes(folder / name, MOST_BYTES)
        sheet = parsed(data.decode("utf-8-sig"), topic.parent / name)
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
