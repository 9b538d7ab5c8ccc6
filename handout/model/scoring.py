"""A score: findings with points, and what each total means."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.faults import banding, shape
from handout.model.record import Key, Many, Record, Some, refuse
from handout.model.totals import Points, Span, printed, shared_out
from handout.model.wording import REGISTERS, Said, Stated


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


class Band(Span):
    """Some totals, what they mean and what is to be done."""

    id: Key | None = None
    name: Said = Field(description="what such a total means")
    actions: Many[Stated] = Field((), description="what is to be done")


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
