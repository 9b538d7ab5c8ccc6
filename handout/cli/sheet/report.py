"""What ``handout sheet`` says in the end: to people and to machines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.show import as_data, in_colour, show, show_json
from handout.cli.telling import data_of

if TYPE_CHECKING:
    from handout.sheeting import Imposed
    from handout.sheeting.wanted import Built


def report(every: Sequence[Built], sheets: Imposed, path: Path | None, form: str) -> int:
    """The last word: the sheets and how to print them, or that there are none."""
    if form == "json":
        show_json({"outcomes": [data_of(each.outcome) for each in every], "sheets": _data(sheets, path)})
    else:
        show(sheets.diagnostics)
        _tell(sheets, path)
    is_refused = path is None or any(each.outcome.is_refused for each in every)
    return 1 if is_refused else 0


def _tell(sheets: Imposed, path: Path | None) -> None:
    if path is None:
        print(f"{in_colour('refused', '31;1', sys.stdout)}  no sheets were made")
        return
    count = f"{sheets.sheets} sheet{'s' if sheets.sheets > 1 else ''}"
    print(f"{in_colour('imposed', '32', sys.stdout)}  {path}  {count}")
    if sheets.left_empty:
        print(f"  room for {sheets.left_empty} more on the last sheet")
    if sheets.has_ticket:
        print("  the first sheet tells how to print and check the others: take it out")
    print("  print at 100 % (actual size), then lay a ruler on the check rules")


def _data(sheets: Imposed, path: Path | None) -> dict[str, object]:
    return {
        "written": path.as_posix() if path else None,
        "sheets": sheets.sheets,
        "left_empty": sheets.left_empty,
        "has_ticket": sheets.has_ticket,
        "diagnostics": [as_data(each) for each in sheets.diagnostics],
    }
