"""A printer: how near to the paper's edge it prints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.printed import Printed
from handout.model.record import Figure, Record, refuse

WIDEST_MM = 30


class Printer(Record):
    """A kind of printer: one file under ``templates/printers/``."""

    schema_version: Literal["1"] = Field(alias="schema")
    title: Annotated[Printed, Field(min_length=1, max_length=80)]
    edge_mm: Figure = Field(description="the rim of the paper that no card and no mark may stand in")
    words_mm: Figure = Field(
        description="the rim that the words of a page must keep out of, where pages fill the paper"
    )

    @model_validator(mode="after")
    def _sound(self) -> Printer:
        for name in ("edge_mm", "words_mm"):
            if not 0 <= (rim := getattr(self, name)) <= WIDEST_MM:
                message = f"a rim of {rim} mm leaves no room to print"
                refuse(shape.unsound_record((name,), message, f"give from 0 to {WIDEST_MM} mm"))
        return self
