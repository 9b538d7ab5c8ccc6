"""Checks on the reference library as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from handout.model.diagnostic import Finding, Severity, Words, fault
from handout.model.faults import citing
from handout.model.reference import Spine


@fault(Severity.WARNING)
def uncited_reference(key: str) -> Words:
    """A reference is filed, but no topic cites it.

    Either it has lost its statement, or the library is collecting dust.
    """
    return f"no topic cites '{key}'", "cite it, or take it out of the library"


def lint_library(spines: Mapping[str, Spine], cited: Set[str] | None) -> Iterator[tuple[str, Finding]]:
    """Each finding with the key it is about; that nobody cites it only where all that is cited is known."""
    seen: dict[tuple[str, str], str] = {}
    for key, spine in spines.items():
        place = ("references", key)
        for name, number in (("DOI", spine.doi), ("PMID", spine.pmid)):
            if number and (other := seen.setdefault((name, number.lower()), key)) != key:
                yield key, citing.duplicate_reference((*place, name), key, other, name)
        if cited is not None and key not in cited:
            yield key, uncited_reference(place, key)
