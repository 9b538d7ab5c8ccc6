"""A batch: many cards from one topic, one for each weight, age or site."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import batches, shape
from handout.model.quantity import Quantity
from handout.model.record import Key, Many, Record, Some, refuse

MEASURES = {"weight": "mass", "age": "calendar"}
MOST_CARDS = 60


class Batch(Record):
    """Which cards are printed besides the topic's own prints; each is proven and coded by itself."""

    by: Literal["weight", "age", "site"]
    variants: Some[Key] = ("pocket-card",)
    value: Key | None = Field(None, description="the value that takes each card's weight or age")
    cards: Many[Quantity] = Field((), description="the weights or ages that get a card: [3 kg, 5 kg]")
    sites: Many[Key] = Field((), description="the sites that get a card")

    @model_validator(mode="after")
    def _sound(self) -> Batch:
        if bool(self.sites) != (self.by == "site") or bool(self.cards) == (self.by == "site"):
            said = "a batch lists 'cards' by weight or age, or 'sites' by site"
            refuse(shape.unsound_record((), said, "give one list, of the kind that 'by' names"))
        for each in self.cards:
            if each.dimension != MEASURES[self.by] or each.per or each.amount <= 0:
                refuse(
                    batches.unsound_batch((), f"{each} is not a {self.by}", "write it as 10 kg, or 6 years")
                )
        sizes = [each.into(self.cards[0].unit).amount for each in self.cards]
        if sizes != sorted(set(sizes)):
            refuse(batches.unsound_batch((), "the cards do not rise from one to the next", "sort them"))
        if max(len(self.cards), len(self.sites)) > MOST_CARDS:
            refuse(batches.unsound_batch((), f"a batch has at most {MOST_CARDS} cards", "split the topic"))
        if len(set(self.sites)) != len(self.sites):
            refuse(batches.unsound_batch((), "a site is named twice", "name each once"))
        return self
