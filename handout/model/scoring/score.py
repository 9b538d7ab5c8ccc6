"""A score: findings with points, and what each total means."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.faults import banding, shape
from handout.model.record import Key, Many, Record, Some, refuse
from handout.model.scoring.item import Item
from handout.model.scoring.outcomes import Outcomes
from handout.model.scoring.sharing import shared_out
from handout.model.scoring.totals import Points, Span, printed
from handout.model.wording import REGISTERS, Said, Stated


class Band(Span):
    """Some totals, what they mean and what is to be done."""

    id: Key | None = None
    name: Said = Field(description="what such a total means")
    actions: Many[Stated] = Field((), description="what is to be done")


class Single(Record):
    """So many points in one item lift the whole score into a band."""

    points: Points
    band: Key


class ScoreBody(Record):
    """The items, what their totals mean, and what became of those who were scored."""

    caption: Said = Field(description="heads the items: how they are scored")
    items: Some[Item]
    bands: Some[Band]
    single: Single | None = None
    outcomes: Outcomes | None = None

    @model_validator(mode="after")
    def _sound(self) -> ScoreBody:
        shared_out(("bands",), self.bands, self.least, self.most)
        self._distinct()
        if self.outcomes:
            shared_out(("outcomes", "rows"), self.outcomes.rows, self.least, self.most)
        if self.single:
            self._reachable(self.single)
        return self

    def _distinct(self) -> None:
        for register in REGISTERS:
            names = [getattr(band.name, register) for band in self.bands]
            for number, name in enumerate(names):
                if name is not None and name in names[:number]:
                    refuse(banding.band_named_twice(("bands", number, "name"), name.characters))

    def _reachable(self, single: Single) -> None:
        if single.band not in (known := [each.id for each in self.bands if each.id]):
            choices = ", ".join(known) or "none: give the band an 'id'"
            refuse(shape.unknown_choice(("single", "band"), single.band, choices, None))
        if not any(single.points in each.worth for each in self.items):
            message = f"no item is worth {printed(single.points)}"
            hint = "name the points of an item, or take this out"
            refuse(shape.unsound_record(("single", "points"), message, hint))

    @property
    def least(self) -> int:
        return sum(each.least for each in self.items)

    @property
    def most(self) -> int:
        return sum(each.most for each in self.items)
