"""Text: paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Some
from handout.model.wording import Stated


@dataclass(frozen=True)
class PlannedText(PlannedBlock):
    lines: tuple[Line, ...]


class Text(Block):
    """Statements set as paragraphs, for readers who want sentences more than lists."""

    kind: ClassVar[str] = "text"

    text: Some[Stated]

    def planned(self, say: Speaker) -> PlannedText | None:
        lines = say.lines(self.text)
        return PlannedText(self.kind, lines) if lines else None
