"""Slots: what only the place of use knows. A topic declares them, a site fills them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import shape, sites
from handout.model.figures import SPACED_UNITS, FigureStyle
from handout.model.filling import SlotText
from handout.model.quantity import Quantity
from handout.model.record import Record, refuse


class Slot(Record):
    """One thing to be filled in: whom to call, a local limit, the name of a protocol."""

    kind: Literal["contact", "limit", "protocol"]
    label: SlotText = Field(description="what belongs here, for whoever fills it in")
    most: Quantity | None = Field(None, description="of a limit: the most that any site may set")

    @model_validator(mode="after")
    def _sound(self) -> Slot:
        if (self.kind == "limit") != (self.most is not None):
            said = "a limit, and nothing else, has a 'most' that no site may exceed"
            refuse(shape.unsound_record((), said, "add 'most: 200 mg', or choose another kind"))
        return self

    def is_like(self, other: Slot) -> bool:
        """What fills the one may fill the other, each up to its own limit."""
        one, two = self.most, other.most
        is_one_measure = one is None or two is None or (one.dimension, one.per) == (two.dimension, two.per)
        return self.kind == other.kind and is_one_measure

    def printed(self, given: str, style: FigureStyle = SPACED_UNITS) -> str:
        """What a site wrote, as it is printed; a limit must be a sound figure within bounds."""
        if self.most is None:
            return given
        limit = Quantity.parse(given)
        if (limit.dimension, limit.per) != (self.most.dimension, self.most.per):
            refuse(shape.mixed_units((), str(limit), str(self.most)))
        if not 0 < limit.amount <= self.most.into(limit.unit).amount:
            refuse(sites.limit_exceeded((), str(limit), str(self.most)))
        return style.amount(limit.amount, limit.unit, limit.per)
