"""Callout: statements set apart as a warning or as a pearl."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Record, Some
from handout.model.wording import Said, Stated

Tone = Literal["warning", "pearl"]


@dataclass(frozen=True)
class PlannedCallout(PlannedBlock):
    tone: Tone
    title: Line | None
    lines: tuple[Line, ...]


class CalloutBody(Record):
    """What is set apart, and how it is meant."""

    tone: Tone
    title: Said | None = None
    points: Some[Stated]


class Callout(Block):
    """A few statements set apart: a warning that must be seen, or a pearl worth keeping."""

    kind: ClassVar[str] = "callout"

    callout: CalloutBody

    def planned(self, say: Speaker) -> PlannedCallout | None:
        title = say.line(self.callout.title) if self.callout.title else None
        lines = say.lines(self.callout.points)
        return PlannedCallout(self.kind, self.callout.tone, title, lines) if lines else None
