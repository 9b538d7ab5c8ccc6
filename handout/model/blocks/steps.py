"""Steps: things to do, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Some
from handout.model.wording import Said, Stated


@dataclass(frozen=True)
class PlannedSteps(PlannedBlock):
    lead: Line | None
    lines: tuple[Line, ...]


class Steps(Block):
    """Numbered actions, one each, done from top to bottom (rule COG-2)."""

    kind: ClassVar[str] = "steps"

    steps: Some[Stated]
    lead: Said | None = None

    def planned(self, say: Speaker) -> PlannedSteps | None:
        lead = say.line(self.lead) if self.lead else None
        lines = say.lines(self.steps)
        return PlannedSteps(self.kind, lead, lines) if lines else None
