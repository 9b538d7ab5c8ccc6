"""An entry put together from sentences and links."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from urllib.parse import quote

from handout.citations._words import ended
from handout.model.plan import Run
from handout.model.reference import Reference

Piece = tuple[Run, ...]
"""A sentence or a link, or nothing."""


def said(text: str | None) -> Piece:
    """A sentence, if there is anything to say."""
    words = ended(text or "")
    return (Run(words),) if words else ()


def linked(text: str, address: str, lead: str = "") -> Piece:
    link = Run(text, "link", address)
    return (Run(lead), link) if lead else (link,)


def doi(reference: Reference) -> Piece:
    """The DOI as a link; what an address cannot hold, as in the DOIs of the 1990s, is escaped in it."""
    if not reference.doi:
        return ()
    address = quote(reference.doi, safe="/:;()")
    return linked(f"doi:{reference.doi}", f"https://doi.org/{address}")


def pmid(reference: Reference) -> Piece:
    if not reference.pmid:
        return ()
    return linked(f"PMID: {reference.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/")


def joined(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """The entry; a link takes a stop only where something follows, lest the stop be copied with it."""
    runs: list[Run] = []
    for piece in filter(None, pieces):
        if runs:
            runs.append(Run(" " if runs[-1].text.endswith((".", "?", "!")) else ". "))
        runs += piece
    return tuple(_merged(runs))


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    for kind, stretch in groupby(runs, key=lambda run: run.kind):
        if kind == "words":
            yield Run("".join(run.text for run in stretch))
        else:
            yield from stretch
