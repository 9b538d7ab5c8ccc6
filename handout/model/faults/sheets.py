"""Faults in CSV files that tables are read from."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault
from handout.model.faults.shape import echo


@fault(Severity.ERROR)
def ragged_row(cells: int, columns: int) -> Words:
    """A row of a CSV file has more or fewer cells than its head.

    A lost or an extra comma shifts every figure behind it under another heading.
    """
    said = "cell" if cells == 1 else "cells"
    return (
        f"this row has {cells} {said} under {columns} headings",
        "add or take out a comma; quote a cell that holds one",
    )


@fault(Severity.ERROR)
def unlike_sheets(names: str) -> Words:
    """The files that give one table in several registers differ in rows or columns."""
    return f"{names} differ in rows or columns", "give each the same rows and columns, in the same order"


@fault(Severity.ERROR)
def unreadable_sheet(name: str, why: str) -> Words:
    """A CSV file is not there, or cannot be read as one: UTF-8, a head, rows of as many cells."""
    return f"'{name}' cannot be read: {why}", "save it as CSV in UTF-8, beside the topic"


@fault(Severity.ERROR)
def sheet_outside_project(name: object) -> Words:
    """A table names a file that does not lie beside its topic; nothing else of the machine is read."""
    return (
        f"{echo(name)} is not a CSV file beside the topic",
        "put the file next to the topic, and give its bare name",
    )


@fault(Severity.ERROR)
def unworked_cell(cell: str) -> Words:
    """A cell of a CSV file holds a formula, or what a spreadsheet shows where one failed.

    Saved so, the file has no figure there: the reader would be shown ``#REF!``
    or ``=B2*4`` where a dose was meant.
    """
    return f"{echo(cell)} is a formula, or the trace of one, and no text", "write the result itself"
