"""Typeset HTML into laid-out pages: the only door to WeasyPrint."""

from __future__ import annotations

from pathlib import Path

from handout.model.document import Document
from handout.stages.typeset.complaints import listening
from handout.stages.typeset.engine import engine
from handout.stages.typeset.pages import page


def warm(fonts: Path) -> None:
    """Load the engine and every face it will draw with, so that forked workers have them from the start."""
    engine(fonts).lay_out("<p>a<b>a</b>\u2610</p>", "*{font-family:'IBM Plex Sans','DejaVu Sans'}")


def typeset(html: str, fonts: Path, paper_mm: tuple[int, int] | None = None) -> Document:
    """Lay ``html`` out on pages, as PDF/UA-1 (ISO 14289-1) that is PDF/A-2a (ISO 19005-2), and as plain data.

    ``fonts`` is a folder with a ``fonts.conf``; no other font of the machine is
    seen. Nothing is fetched: images come as data addresses within the page.
    ``paper_mm`` replaces the page size, to find out what larger paper would hold.
    """
    printer = engine(fonts)
    with listening() as complaints:
        try:
            laid = printer.lay_out(html, _resized(paper_mm) if paper_mm else "")
            pages = tuple(page(each) for each in laid.pages)
            pdf = printer.write(laid)
        except Exception as error:  # noqa: BLE001 - what an author wrote may trip the engine: refused, never a traceback
            said = f"it failed with {type(error).__name__}: {error}".rstrip(": ")
            return Document((), b"", (*complaints, said))
    return Document(pages, pdf, tuple(dict.fromkeys(complaints)))


def _resized(paper_mm: tuple[int, int]) -> str:
    width, height = paper_mm
    return f"@page {{ size: {width}mm {height}mm !important }}"
