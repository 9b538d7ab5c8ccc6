"""Vancouver: ICMJE's recommendations and NLM's sample references, by rules REF-1 to REF-10.

One choice is ours: last pages are printed in full (see ``ranged``).
"""

from __future__ import annotations

from collections.abc import Iterator

from handout.citations._marks import marks
from handout.citations._names import edited, listed
from handout.citations._pages import located, ranged
from handout.citations._runs import Piece, doi, joined, linked, pmid, said
from handout.citations._words import bare, dated, edition, glued
from handout.model.plan import Run
from handout.model.reference import Reference

__all__ = ["entry", "marks"]


def entry(reference: Reference) -> tuple[Run, ...]:
    """The reference in full: who, what, where, and the links that lead to it."""
    sentences = _article(reference) if reference.type == "article-journal" else _monograph(reference)
    links = (_address(reference), doi(reference), pmid(reference))
    return joined((*map(said, sentences), *links, said(reference.note)))


def _article(reference: Reference) -> Iterator[str]:
    yield listed(reference.author)
    yield _title(reference)
    yield _host(reference)
    is_numbered = reference.volume or reference.issue
    day = dated((reference.issued or "")[:4] if is_numbered else reference.issued)
    pages = ranged(reference.page) if reference.page else reference.number
    yield located(glued(" ", day, _read(reference)), reference.volume, reference.issue, pages)


def _monograph(reference: Reference) -> Iterator[str]:
    """A book, report, page or law; or a part of one, which names what it is in."""
    host = _host(reference)
    is_report = reference.type == "report" and reference.number
    yield listed(reference.author) if reference.author or host else edited(reference.editor)
    yield _title(reference)
    if host:
        yield from _within(reference, host)
    yield edition(reference.edition)
    yield f"Vol. {reference.volume}" if reference.volume else ""
    yield edited(reference.editor) if reference.author and not host else ""
    yield _imprint(reference)
    yield f"p. {ranged(reference.page)}" if reference.page else ""
    yield f"Report No.: {reference.number}" if is_report else reference.number or ""


def _title(reference: Reference) -> str:
    return reference.title if _host(reference) else bare(reference.title) + _medium(reference)


def _within(reference: Reference, host: str) -> Iterator[str]:
    editors = edited(reference.editor)
    yield f"In: {editors or host}"
    yield host if editors else ""


def _imprint(reference: Reference) -> str:
    """Place: Publisher; date. A law whose title names its year does not print it twice."""
    maker = glued(": ", reference.publisher_place, reference.publisher)
    year = (reference.issued or "")[:4]
    date = "" if reference.type == "legislation" and year in reference.title else dated(reference.issued)
    return glued("; ", maker, glued(" ", date, _read(reference)))


def _read(reference: Reference) -> str:
    updated = f"updated {dated(reference.updated)}" if reference.updated else ""
    cited = f"cited {dated(reference.accessed)}" if reference.accessed and _online(reference) else ""
    both = glued("; ", updated, cited)
    return f"[{both}]" if both else ""


def _address(reference: Reference) -> Piece:
    if reference.url is None or not _online(reference):
        return ()
    return linked(reference.url, reference.url, "Available from: ")


def _host(reference: Reference) -> str:
    """The journal, book or site that holds it, if any."""
    host = reference.container_title_short or reference.container_title
    return bare(host) + _medium(reference) if host else ""


def _medium(reference: Reference) -> str:
    return " [Internet]" if _online(reference) and reference.type != "legislation" else ""


def _online(reference: Reference) -> bool:
    """Whether the address is printed: a DOI outlives it, but a web page is its address."""
    return reference.url is not None and (reference.doi is None or reference.type == "webpage")
