"""Checks that the topics of one project can stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handout.model.diagnostic import Finding
from handout.model.faults import shape, sites
from handout.model.topic import Topic


def lint_neighbours(name: str, topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """What a topic says otherwise than another; of two with one id, the later is at fault."""
    topic = topics[name]
    for other, neighbour in topics.items():
        if other < name and neighbour.control.id == topic.control.id:
            message = f"'{topic.control.id}' is already the id of '{other}'"
            hint = "choose another: prints are told apart by it"
            yield shape.unsound_record(("control", "id"), message, hint)
        for slot in topic.slots:
            if slot in neighbour.slots and not neighbour.slots[slot].is_like(topic.slots[slot]):
                yield sites.clashing_slots(("slots", slot), slot, f"'{other}'")
