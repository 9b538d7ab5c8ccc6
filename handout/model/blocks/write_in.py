"""Write-in lines: what the ward fills in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Some
from handout.model.wording import Stated


@dataclass(frozen=True)
class PlannedWriteIn(PlannedBlock):
    lines: tuple[Line, ...]


class WriteIn(Block):
    """Labels with a ruled line behind each, for what only the place of use knows."""

    kind: ClassVar[str] = "write_in"

    write_in: Some[Stated]

    def planned(self, say: Speaker) -> PlannedWriteIn | None:
        lines = say.lines(self.write_in)
        return PlannedWriteIn(self.kind, lines) if lines else None
