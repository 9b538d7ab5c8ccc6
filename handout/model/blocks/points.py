"""Points: a list of statements, in no order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Some
from handout.model.wording import Said, Stated


@dataclass(frozen=True)
class PlannedPoints(PlannedBlock):
    lead: Line | None
    lines: tuple[Line, ...]


class Points(Block):
    """A list of statements, in no order; ``lead`` introduces it."""

    kind: ClassVar[str] = "points"

    points: Some[Stated]
    lead: Said | None = None

    def planned(self, say: Speaker) -> PlannedPoints | None:
        lead = say.line(self.lead) if self.lead else None
        lines = say.lines(self.points)
        return PlannedPoints(self.kind, lead, lines) if lines else None
