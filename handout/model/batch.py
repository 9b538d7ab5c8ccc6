"""A batch: many cards from one topic, one for each weight, age or site."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from handout.model.faults import batches, shape
from handout.model.quantity import Quantity
from handout.model.record import Key, Many, Record, Some, refuse
from handout.model.wording import Said

MEASURES = {"weight": ("mass",), "age": ("time", "calendar")}
TOLD = {"weight": "a weight", "age": "an age"}
MOST_CARDS = 60


class Batch(Record):
    """Which cards are printed besides the topic's own prints; each is proven and coded by itself."""

    by: Literal["weight", "age", "site"]
    variants: Some[Key] = ("pocket-card",)
    title: Said | None = Field(None, description="what the cards are called, before the weight or age")
    value: Key | None = Field(None, description="the value that takes each card's weight or age")
    cards: Many[Quantity] = Field((), description="the weights or ages that get a card: [3 kg, 5 kg]")
    sites: Many[Key] = Field((), description="the sites that get a card")

    @model_validator(mode="after")
    def _sound(self) -> Batch:
        if bool(self.sites) != (self.by == "site") or bool(self.cards) == (self.by == "site"):
            said = "a batch lists 'cards' by weight or age, or 'sites' by site"
            refuse(shape.unsound_record((), said, "give one list, of the kind that 'by' names"))
        self._measured()
        if max(len(self.cards), len(self.sites)) > MOST_CARDS:
            refuse(batches.unsound_batch((), f"a batch has at most {MOST_CARDS} cards", "split the topic"))
        if len(set(self.sites)) != len(self.sites):
            refuse(batches.unsound_batch((), "a site is named twice", "name each once"))
        return self

    def _measured(self) -> None:
        """The cards are weights, or ages, and rise from one to the next; exact, in whatever unit each is."""
        for each in self.cards:
            if each.dimension not in MEASURES[self.by] or each.per or each.amount <= 0:
                message = f"{each} is not {TOLD[self.by]}"
                refuse(batches.unsound_batch((), message, "write it as 10 kg, 6 weeks or 6 years"))
        for one, other in pairwise(self.cards):
            if one.dimension != other.dimension:
                refuse(shape.mixed_units((), str(one), str(other)))
            if not other.exceeds(one):
                message = "the cards do not rise from one to the next"
                refuse(batches.unsound_batch((), message, "sort them, and name each once"))
