"""Gather references from the files of other programs: PubMed, RIS, BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handout.model.diagnostic import Diagnostic
from handout.model.faults import gathering, reading
from handout.model.gathered import Gathered
from handout.model.source import Source, Stretch
from handout.stages.gather import csl_json, nbib, ris
from handout.stages.gather.draft import Draft, Page

MOST_BYTES = 1_000_000
MOST_ENTRIES = 5_000


def _bib(page: Page) -> list[Draft]:
    from handout.stages.gather import bib  # its library is slow to load, and few files are BibTeX

    return bib.drafts(page)


FORMATS: dict[str, tuple[str, Callable[[Page], list[Draft]]]] = {
    ".nbib": ("PubMed", nbib.drafts),
    ".ris": ("RIS", ris.drafts),
    ".bib": ("BibTeX", _bib),
    ".json": ("CSL-JSON", csl_json.drafts),
}


def gather(path: Path, shown: Path | None = None) -> Gathered:
    """Every reference of a file in CSL-JSON's terms, each with what was wrong in reading it.

    ``shown`` is the path that diagnostics print.
    """
    shown = shown or path
    if path.suffix.lower() not in FORMATS:
        told = gathering.unknown_export((), path.suffix or path.name, ", ".join(FORMATS))
        return _refused(Source(shown, ()).locate(told))
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        told = reading.unreadable_file((), error.strerror or "no reason given")
        return _refused(Source(shown, ()).locate(told))
    if data is None:
        told = reading.file_too_large((), path.stat().st_size, MOST_BYTES)
        return _refused(Source(shown, ()).locate(told))
    return gather_bytes(data, shown)


def gather_bytes(data: bytes, shown: Path) -> Gathered:
    """What the bytes of a file hold, its kind told by the name of the file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused(_not_utf8(data, error.start, shown))
    what, drafts = FORMATS[shown.suffix.lower()]
    page = Page(shown, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    found = drafts(page)
    if len(found) > MOST_ENTRIES:
        page.tell(gathering.too_many_entries((), MOST_ENTRIES))
    elif not found and not page.told:
        page.tell(gathering.no_entries((), what))
    kept = found if len(found) <= MOST_ENTRIES else []
    return Gathered(tuple(each.entry() for each in kept), tuple(page.told))


def _not_utf8(data: bytes, start: int, shown: Path) -> Diagnostic:
    """The first byte that is not UTF-8, at its line; UTF-16 is known by its zero bytes."""
    before = data[:start].decode("utf-8", "replace").split("\n")
    line = data.split(b"\n")[len(before) - 1].decode("utf-8", "replace").rstrip("\r")
    column = len(before[-1])
    why = "it is saved as UTF-16" if b"\0" in data[:200] else f"the byte 0x{data[start]:02x} is not UTF-8"
    at = Stretch(0, column, 0, column + 1)
    span = Source(shown, (line,), {}, {(): at}).span(())
    here = type(span)(shown, len(before), span.column, span.length, span.excerpt)
    return reading.unreadable_file((), why).at(here)


def _refused(told: Diagnostic) -> Gathered:
    return Gathered((), (told,))
