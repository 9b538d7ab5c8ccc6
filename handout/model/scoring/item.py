"""An item of a score: a finding, and the points it may add."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.record import Many, Record, refuse
from handout.model.scoring.totals import Points
from handout.model.wording import Said


class Choice(Record):
    """One of several findings, with what it is worth."""

    choice: Said
    points: Points


class Item(Record):
    """A finding that is worth points, or a list of which exactly one applies."""

    item: Said
    points: Points | None = Field(None, description="what it is worth where it is present")
    choices: Many[Choice] = Field((), description="exactly one of these applies")

    @model_validator(mode="after")
    def _sound(self) -> Item:
        if (self.points is None) == (not self.choices):
            hint = "give 'points' to what is there or not, 'choices' where one of several applies"
            refuse(shape.unsound_record((), "an item has either 'points' or 'choices'", hint))
        if self.least == self.most:
            hint = "give it points, or take it out"
            refuse(shape.unsound_record((), "this item is worth the same whatever is found", hint))
        return self

    @property
    def worth(self) -> tuple[int, ...]:
        """All that this item may add."""
        return tuple(each.points for each in self.choices) or (0, self.points or 0)

    @property
    def least(self) -> int:
        return min(self.worth)

    @property
    def most(self) -> int:
        return max(self.worth)
