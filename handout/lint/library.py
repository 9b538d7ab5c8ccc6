"""Checks on the reference library as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from handout.model.diagnostic import Finding, Severity, Words, fault
from handout.model.faults import citing
from handout.model.reference import Reference


@fault(Severity.WARNING)
def uncited_reference(key: str) -> Words:
    """A reference is filed, but no topic cites it.

    Either it has lost its statement, or the library is collecting dust.
    """
    return f"no topic cites '{key}'", "cite it, or take it out of the library"


def lint_library(references: Mapping[str, Reference], cited: Set[str]) -> Iterator[tuple[str, Finding]]:
    """Each finding with the cite key it is about."""
    seen: dict[tuple[str, str], str] = {}
    for key, reference in references.items():
        place = ("references", key)
        for name, number in (("DOI", reference.doi), ("PMID", reference.pmid)):
            if number and (other := seen.setdefault((name, number.lower()), key)) != key:
                yield key, citing.duplicate_reference((*place, name), key, other, name)
        if key not in cited:
            yield key, uncited_reference(place, key)
