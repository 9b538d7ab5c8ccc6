"""Sections: titled groups of blocks, each of a kind that says what it is for."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from handout.model.blocks import AnyBlock
from handout.model.inline import Prose
from handout.model.kinds import SAFETY, Kind
from handout.model.record import Key, Record, Some
from handout.model.wording import Register, Said


class Section(Record):
    """A titled group of blocks."""

    id: Key
    kind: Kind
    title: Said
    blocks: Some[AnyBlock]
    omit: Mapping[Register, Prose] = Field(
        {}, description="register: why the whole section is not said there"
    )

    @property
    def is_safety(self) -> bool:
        return self.kind in SAFETY
