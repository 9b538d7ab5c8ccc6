"""The short form, for cards: enough to find the source, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.citations._marks import marks
from handout.citations._names import brief
from handout.citations._pages import located, ranged
from handout.citations._runs import Piece, doi, joined, linked, pmid, said
from handout.citations._words import bare, edition
from handout.model.plan import Run
from handout.model.reference import Reference

__all__ = ["entry", "marks"]

DOMAIN = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#]+)", re.IGNORECASE)


def entry(reference: Reference) -> tuple[Run, ...]:
    """The first author, the journal, year, volume and first page; a link only where these cannot lead there.

    The note stays: a correction matters on a card as much as anywhere.
    """
    sentences = (_who(reference), *_where(reference))
    return joined((*map(said, sentences), _link(reference), said(reference.note)))


def _who(reference: Reference) -> str:
    """The authors, or the editors of a whole book, or else the title."""
    editors = () if _host(reference) else reference.editor
    return brief(reference.author or editors) or reference.title


def _where(reference: Reference) -> Iterator[str]:
    year = (reference.issued or "")[:4]
    host = _host(reference)
    if reference.type == "article-journal" and host:
        yield f"{host} {located(year, reference.volume, _issue(reference), _first_page(reference))}"
    elif reference.type == "webpage":
        yield reference.number or ""
        yield _year_of_page(reference)
    else:
        yield host or (reference.title if _who(reference) != reference.title else "")
        yield edition(reference.edition)
        yield "" if reference.type == "legislation" and year in reference.title else year
        yield reference.number or ""
        yield f"p. {_first_page(reference)}" if reference.page else ""


def _link(reference: Reference) -> Piece:
    is_found_by_page = reference.volume is not None and _first_page(reference) is not None
    page = linked(_domain(reference.url), reference.url) if reference.url else ()
    if reference.type == "webpage":
        return page
    return () if is_found_by_page else doi(reference) or pmid(reference) or page


def _domain(address: str) -> str:
    found = DOMAIN.match(address)
    return found[1] if found else address


def _host(reference: Reference) -> str:
    return bare(reference.container_title_short or reference.container_title or "")


def _issue(reference: Reference) -> str | None:
    """Only where there is no volume: within a volume, pages mostly run on."""
    return None if reference.volume else reference.issue


def _first_page(reference: Reference) -> str | None:
    return re.split("[–,;]", ranged(reference.page))[0].strip() if reference.page else reference.number


def _year_of_page(reference: Reference) -> str:
    """The year of what was read: its last change, or the day it was read where the page bears no date."""
    year = (reference.updated or reference.issued or "")[:4]
    return year or f"[cited {(reference.accessed or '')[:4]}]"
