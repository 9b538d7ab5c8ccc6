"""Checks that the topics of one project can stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from handout.model.control import Control
from handout.model.diagnostic import Finding
from handout.model.faults import shape, sites
from handout.model.slot import Slot


class Neighbour(Protocol):
    """What a topic shows to others: a topic itself, or what is known of it."""

    @property
    def control(self) -> Control: ...

    @property
    def slots(self) -> Mapping[str, Slot]: ...


class Neighbours:
    """The topics of a project, found by what two of them must not share."""

    def __init__(self, topics: Mapping[str, Neighbour]) -> None:
        self.named: dict[str, list[str]] = {}
        self.declared: dict[str, list[tuple[str, Slot]]] = {}
        for name, topic in topics.items():
            self.named.setdefault(topic.control.id, []).append(name)
            for slot, each in topic.slots.items():
                self.declared.setdefault(slot, []).append((name, each))


def lint_neighbours(name: str, topic: Neighbour, beside: Neighbours) -> Iterator[Finding]:
    """What a topic says otherwise than another; of two with one id, the later is at fault."""
    for other in beside.named.get(topic.control.id, ()):
        if other < name:
            message = f"'{topic.control.id}' is already the id of '{other}'"
            hint = "choose another: prints are told apart by it"
            yield shape.unsound_record(("control", "id"), message, hint)
    for slot, declared in topic.slots.items():
        for other, each in beside.declared.get(slot, ()):
            if other != name and not each.is_like(declared):
                yield sites.clashing_slots(("slots", slot), slot, f"'{other}'")
