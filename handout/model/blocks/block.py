"""What every block is."""

from __future__ import annotations

from typing import ClassVar, Self

from handout.model.plan import PlannedBlock, Speaker
from handout.model.quantity import Quantity
from handout.model.record import Record


class Block(Record):
    """One list, table, box or figure of a section.

    A block is written as a mapping whose first key is its kind. To add a kind,
    add a module beside this one: see ``docs/how-to/add-a-block.md``.
    """

    kind: ClassVar[str]

    def at(self, point: Quantity) -> Self | None:  # noqa: ARG002 - most blocks are the same for all
        """The block as a card for one weight or age shows it; nothing where it has no row for that."""
        return self

    def planned(self, say: Speaker) -> PlannedBlock | None:
        """The block as this variant prints it, or nothing where it says nothing there."""
        raise NotImplementedError
