"""A topic: everything one subject says, to every reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from handout.model.control import Control
from handout.model.record import Key, Record, Some
from handout.model.section import Section
from handout.model.value import Value
from handout.model.variant import Audience
from handout.model.wording import Said


class Topic(Record):
    """One clinical topic: the whole of a file under ``content/topics/``."""

    schema_version: Literal["1"] = Field(alias="schema", description="version of the content schema")
    title: Said
    lead: Said | None = Field(None, description="one sentence that carries the whole")
    kind: Literal["medicine", "condition", "procedure", "tool", "crisis"]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="en-GB")]
    audiences: Some[Audience] = ("clinician", "patient")
    control: Control
    values: Mapping[Key, Value] = Field({}, description="clinical figures, printed in text as {name}")
    sections: Some[Section]
