"""What became of those who were scored, by their total."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.record import Record, Some, refuse
from handout.model.scoring.totals import Span
from handout.model.wording import Said


class Outcome(Span):
    """What was seen in those with such a total: one cell for each column."""

    found: Some[Said]


class Outcomes(Record):
    """What became of those who were scored, by their total; disagreeing sources stand side by side."""

    caption: Said
    columns: Some[Said] = Field(description="one for each source")
    rows: Some[Outcome]

    @model_validator(mode="after")
    def _even(self) -> Outcomes:
        for number, row in enumerate(self.rows):
            if len(row.found) != len(self.columns):
                message = f"{len(row.found)} cells stand here for {len(self.columns)} columns"
                place = ("rows", number, "found")
                refuse(shape.unsound_record(place, message, "give each row one cell for each column"))
        return self
