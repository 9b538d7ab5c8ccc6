"""A topic: everything one subject says, to every reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.batch import Batch
from handout.model.control import Control
from handout.model.faults import batches, sites
from handout.model.kinds import TopicKind
from handout.model.record import Key, Record, Some, refuse
from handout.model.section import Section
from handout.model.slot import Slot
from handout.model.variant import Audience
from handout.model.wording import Said
from handout.model.workbook import Values


class Topic(Record):
    """One clinical topic: the whole of a file under ``content/topics/``."""

    schema_version: Literal["1"] = Field(alias="schema", description="version of the content schema")
    title: Said
    lead: Said | None = Field(None, description="one sentence that carries the whole")
    kind: TopicKind
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="en-GB")]
    audiences: Some[Audience] = ("clinician", "patient")
    control: Control
    values: Values = Field({}, description="clinical figures, printed in text as {name}")
    slots: Mapping[Key, Slot] = Field({}, description="what a site fills in, printed in text as {name}")
    batch: Batch | None = Field(
        None, description="the cards that are printed one for each weight, age or site"
    )
    sections: Some[Section]

    @model_validator(mode="after")
    def _sound(self) -> Topic:
        for name in self.slots:
            if name in self.values:
                refuse(sites.clashing_slots(("slots", name), name, "'values:'"))
        if self.batch and self.batch.value and self.batch.value not in self.values:
            known = ", ".join(self.values)
            refuse(batches.unknown_in_batch(("batch", "value"), "value", self.batch.value, known))
        return self
