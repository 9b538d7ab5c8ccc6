"""Contacts: whom to call, and how; what is not known is a line to write on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Record, Some
from handout.model.wording import Said


@dataclass(frozen=True)
class PlannedContact:
    """``call`` is nothing where it is to be written in."""

    who: Line
    call: Line | None
    hours: Line | None

    @property
    def is_open(self) -> bool:
        """There is nothing to read behind the name, but room to write."""
        return self.call is None or all(run.kind == "blank" for run in self.call.runs)


@dataclass(frozen=True)
class PlannedContacts(PlannedBlock):
    rows: tuple[PlannedContact, ...]


class Contact(Record):
    """Somebody to call; the number is best a slot, which each site fills: ``call: "{pain-team}"``."""

    who: Said
    call: Said | None = Field(None, description="number, bleep or slot; without it, a line to write on")
    hours: Said | None = Field(None, description="when somebody answers")

    def planned(self, say: Speaker) -> PlannedContact | None:
        who = say.line(self.who)
        if who is None:
            return None
        call = say.line(self.call) if self.call else None
        return PlannedContact(who, call, say.line(self.hours) if self.hours else None)


class Contacts(Block):
    """Whom to call: one line each, with the number where the eye finds it."""

    kind: ClassVar[str] = "contacts"

    contacts: Some[Contact]

    def planned(self, say: Speaker) -> PlannedContacts | None:
        rows = tuple(row for each in self.contacts if (row := each.planned(say)) is not None)
        return PlannedContacts(self.kind, rows) if rows else None
