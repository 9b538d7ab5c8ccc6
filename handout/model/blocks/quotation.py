"""Quotation: another's words, marked as such, with their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Record
from handout.model.wording import Said, Stated


@dataclass(frozen=True)
class PlannedQuotation(PlannedBlock):
    line: Line
    source: Line
    note: Line | None


class QuotationBody(Record):
    """What is quoted, and from whom."""

    words: Stated = Field(description="the words as they stand in the source")
    source: Said = Field(description="who says it, with its citation")
    note: Said | None = Field(
        None, description="what a reader must know: numbers that are the source's own, cuts"
    )


class Quotation(Block):
    """Another's words, unchanged, set apart from ours and attributed."""

    kind: ClassVar[str] = "quotation"

    quotation: QuotationBody

    def planned(self, say: Speaker) -> PlannedQuotation | None:
        line = say.line(self.quotation.words)
        source = say.line(self.quotation.source)
        if line is None or source is None:
            return None
        note = say.line(self.quotation.note) if self.quotation.note else None
        return PlannedQuotation(self.kind, line, source, note)
