"""What is filed already, so that no source is filed twice."""

from __future__ import annotations

from collections.abc import Iterator

from handout.filing.keys import words
from handout.model.diagnostic import Span
from handout.model.reference import Reference

Where = tuple[str, str]
"""A cite key, and the place of its entry."""


class Twins:
    """The references met so far, by what tells that two are one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Where] = {}

    def add(self, key: str, reference: Reference, span: Span) -> None:
        for mark in (*_identifiers(reference), _likeness(reference)):
            self._known.setdefault(mark, (key, f"{span.path.as_posix()}:{span.line}"))

    def same(self, reference: Reference) -> tuple[str, Where] | None:
        """By which identifier the reference is filed already, and where."""
        found = ((name, self._known.get((name, number))) for name, number in _identifiers(reference))
        return next(((name, where) for name, where in found if where), None)

    def like(self, reference: Reference) -> Where | None:
        """Where something stands that has the same first author, year and title."""
        return self._known.get(_likeness(reference))


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    """What names a source for good; where it has no number, every word of its entry."""
    if reference.doi:
        yield "DOI", reference.doi.lower()
    if reference.pmid:
        yield "PMID", reference.pmid
    yield "wording", reference.model_dump_json()


def _likeness(reference: Reference) -> tuple[str, str]:
    first = reference.author[0] if reference.author else None
    name = (first.family or first.literal or "") if first else ""
    return "likeness", " ".join((*words(name), (reference.issued or "")[:4], *_titled(reference.title)))


def _titled(title: str) -> list[str]:
    """The words of a title; one in another alphabet as it stands."""
    return words(title) or [title.casefold()]
