"""What every block is."""

from __future__ import annotations

from typing import ClassVar

from handout.model.plan import PlannedBlock, Speaker
from handout.model.record import Record


class Block(Record):
    """One list, table, box or figure of a section.

    A block is written as a mapping whose first key is its kind. To add a kind,
    add a module beside this one: see ``docs/how-to/add-a-block.md``.
    """

    kind: ClassVar[str]

    def planned(self, say: Speaker) -> PlannedBlock | None:
        """The block as this variant prints it, or nothing where it says nothing there."""
        raise NotImplementedError
