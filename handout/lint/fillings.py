"""Checks that what a site writes into a slot fits every topic that declares the slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from handout.lint.neighbours import Neighbour
from handout.model.diagnostic import Finding
from handout.model.faults import sites as faults
from handout.model.site import Site
from handout.model.slot import Slot


def misfilled(site: Site, topics: Mapping[str, Neighbour]) -> Iterator[Finding]:
    """Each filling belongs to a slot, and fits it in every topic that declares it."""
    declared: dict[str, list[Slot]] = {}
    for topic in topics.values():
        for name, slot in topic.slots.items():
            declared.setdefault(name, []).append(slot)
    for name, filling in site.slots.items():
        place, like = ("slots", name), declared.get(name, [])
        if not like:
            near = next(iter(get_close_matches(name, declared, n=1)), None)
            yield faults.unknown_slot(place, name, near, ", ".join(sorted(declared)))
        elif all(map(like[0].is_like, like)):  # what clashes is told of where it is declared
            found = (_misfit(slot, filling.value) for slot in like)
            yield from (each.below(place) for each in dict.fromkeys(found) if each)


def _misfit(slot: Slot, given: str) -> Finding | None:
    try:
        slot.printed(given)
    except PydanticCustomError as error:
        found = (error.context or {})["finding"]
        return found if isinstance(found, Finding) else None
    return None
