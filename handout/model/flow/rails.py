"""The strips beside the boxes of a flow in which its long connectors pass the rows between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from handout.model.flow.edges import Edge


@dataclass(frozen=True)
class Rail:
    """All long arrows to one step on one side share a rail; ``slot`` counts from the outside."""

    target: int
    is_right: bool
    start: int
    end: int
    slot: int = 0

    def carries(self, edge: Edge) -> bool:
        return edge.is_long and (edge.target, edge.is_right) == (self.target, self.is_right)

    def is_beside(self, row: int) -> bool:
        return self.start < row < self.end

    def meets(self, other: Rail) -> bool:
        """Both run on one side below one row."""
        return self.is_right == other.is_right and self.start < other.end and other.start < self.end


def rails(edges: Iterable[Edge]) -> tuple[Rail, ...]:
    """The rails of a flow; the longest runs outermost, and no two that meet share a slot."""
    starts: dict[tuple[int, bool], Edge] = {}
    for edge in edges:
        if edge.is_long:
            starts.setdefault((edge.target, edge.is_right), edge)
    found: list[Rail] = []
    for edge in sorted(starts.values(), key=lambda each: (each.start - each.end, each.start, each.target)):
        rail = Rail(edge.target, edge.is_right, edge.start, edge.end)
        taken = {other.slot for other in found if rail.meets(other)}
        slot = next(slot for slot in count() if slot not in taken)
        found.append(Rail(edge.target, edge.is_right, edge.start, edge.end, slot))
    return tuple(found)
