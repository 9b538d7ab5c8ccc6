"""Document control: who wrote it, how far it has come, when it must be looked at again."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.printed import Printed
from handout.model.record import Day, Many, Record, Some, refuse

Status = Literal["example", "draft", "approved", "withdrawn"]
Name = Annotated[Printed, Field(min_length=1, max_length=120)]


class Person(Record):
    """Someone who stands behind the text."""

    name: Name
    role: Name


class Approval(Record):
    """A named person approves a topic for a named place, on a day."""

    name: Name
    role: Name
    place: Annotated[
        Printed, Field(min_length=1, max_length=24, description="short: it stands in a card's foot")
    ]
    on: Day


class Change(Record):
    """What one version changed."""

    version: str
    on: Day
    size: Literal["major", "minor"]
    what: Name


class Control(Record):
    """What every page says about the document itself (rules DOC-1 to DOC-7)."""

    id: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,7}$", description="short code, printed: KET")]
    version: Annotated[
        str, Field(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)$", description="0.3 a draft, 1.0 approved")
    ]
    status: Status
    organisation: Name = Field(description="who produces it")
    authors: Some[Person]
    written: Day
    review_due: Day = Field(description="the day from which every print says REVIEW OVERDUE")
    approved: Approval | None = None
    feedback: Name | None = Field(None, description="where readers send corrections")
    scope: Name | None = Field(None, description="for whom, and where")
    conflicts: Name = Field("none declared", description="interests and sponsors")
    changes: Many[Change] = ()

    @model_validator(mode="after")
    def _sound(self) -> Control:
        whole = self.version.endswith(".0") and self.version != "0.0"
        if self.status == "approved" and (self.approved is None or not whole):
            said = "an approved topic needs a whole version such as 1.0 and an 'approved' record"
            refuse(
                shape.unsound_record((), said, "name the person, role, place and day, or set status: draft")
            )
        if self.status == "example" and self.approved is not None:
            refuse(
                shape.unsound_record(
                    (), "an example cannot be approved", "set status: approved, or take it out"
                )
            )
        if self.review_due <= self.written:
            refuse(
                shape.unsound_record((), "the review is due before the text was written", "correct one date")
            )
        return self
