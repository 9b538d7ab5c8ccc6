"""Typeset HTML into laid-out pages: the only door to WeasyPrint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from handout.model.document import Document
from handout.stages.typeset.complaints import listening
from handout.stages.typeset.engine import engine, keeps_threads, library
from handout.stages.typeset.pages import page


@dataclass(frozen=True)
class LaidOut:
    """A document before ink: its pages as plain data, without a PDF; ``inked`` is the same with its PDF."""

    document: Document
    inked: Callable[[], Document]


def warm(fonts: Path) -> None:
    """Load the engine and every face it will draw with."""
    engine(fonts).lay_out("<p>a<b>a</b>\u2610</p>", "*{font-family:'IBM Plex Sans','DejaVu Sans'}")


def warm_before_forks(fonts: Path) -> None:
    """The same where others are forked from; without fonts, if a thread of theirs would stay behind."""
    library()
    if not keeps_threads():
        warm(fonts)


def typeset(html: str, fonts: Path, is_grey: bool = False) -> Document:
    """Lay ``html`` out on pages, as PDF/UA-1 (ISO 14289-1) that is PDF/A-2a (ISO 19005-2), and as data."""
    return lay_out(html, fonts, is_grey=is_grey).inked()


def lay_out(
    html: str, fonts: Path, paper_mm: tuple[int, int] | None = None, is_grey: bool = False
) -> LaidOut:
    """Lay ``html`` out, which shows what fits at half the cost of a PDF.

    ``fonts`` is a folder with a ``fonts.conf``; no other font of the machine is
    seen. Nothing is fetched: images come as data addresses within the page.
    ``paper_mm`` replaces the page size, to find out what larger paper would hold.
    With ``is_grey`` each colour is inked as the grey that is as bright.
    """
    printer = engine(fonts)
    with listening() as complaints:
        try:
            laid = printer.lay_out(html, _resized(paper_mm) if paper_mm else "")
            pages = tuple(page(each) for each in laid.pages)
        except Exception as error:  # noqa: BLE001 - what an author wrote may trip the engine: refused, never a traceback
            failed = _failed(complaints, error)
            return LaidOut(failed, lambda: failed)
    document = Document(pages, b"", tuple(dict.fromkeys(complaints)))
    return LaidOut(document, lambda: _inked(document, lambda: printer.write(laid, is_grey)))


def _inked(document: Document, write: Callable[[], bytes]) -> Document:
    with listening() as complaints:
        try:
            pdf = write()
        except Exception as error:  # noqa: BLE001 - as above
            return _failed([*document.complaints, *complaints], error)
    return replace(document, pdf=pdf, complaints=tuple(dict.fromkeys((*document.complaints, *complaints))))


def _failed(complaints: list[str], error: Exception) -> Document:
    said = f"it failed with {type(error).__name__}: {error}".rstrip(": ")
    return Document((), b"", (*complaints, said))


def _resized(paper_mm: tuple[int, int]) -> str:
    width, height = paper_mm
    return f"@page {{ size: {width}mm {height}mm !important }}"
