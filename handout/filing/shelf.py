"""One file of the library, to which entries are added at its end and in which nothing else is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from handout.filing.layout import HEAD, laid_out
from handout.model.diagnostic import HandoutError
from handout.model.faults import gathering
from handout.model.reference import Library, Reference
from handout.model.source import Source
from handout.stages.read import read_text


@dataclass(frozen=True)
class Shelf:
    """What a file says now, what would be added to it, and how both read together."""

    path: Path
    text: str
    added: str
    source: Source


def shelve(path: Path, shown: Path, references: Mapping[str, Reference]) -> Shelf:
    """The file with the references at its end, once it reads back as what it was and they are."""
    before = path.read_bytes().decode("utf-8") if path.is_file() else HEAD
    old, place = _standing(before, shown) if path.is_file() else ({}, Source(shown, ()))
    ending = "\r\n" if "\r\n" in before else "\n"
    added = laid_out(references, _indent(place)).replace("\n", ending)
    text = before + ("" if before.endswith("\n") else ending) + added
    try:
        library, source = read_text(text.removeprefix("\ufeff"), Library, shown)
    except HandoutError as error:
        _refuse(place, error.diagnostics[0].message)
    if dict(library.references) != {**old, **references}:
        _refuse(place, "what is added would not be read as entries of 'references'")
    return Shelf(path, text, added, source)


def _standing(before: str, shown: Path) -> tuple[dict[str, Reference], Source]:
    library, source = read_text(before.removeprefix("\ufeff"), Library, shown)
    return dict(library.references), source


def _indent(source: Source) -> int:
    """How far the keys that stand there are set in."""
    columns = [at.column for place, at in source.keys.items() if len(place) == 2 and place[0] == "references"]
    return columns[0] if columns else 2


def _refuse(source: Source, why: str) -> NoReturn:
    place = ("references",)
    raise HandoutError([source.locate(gathering.cannot_append(place, why))])
