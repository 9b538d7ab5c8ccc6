"""Checklist: what is ticked off, and what is written down beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from handout.model.blocks.block import Block
from handout.model.faults import flow
from handout.model.plan import Line, PlannedBlock, Run, Speaker
from handout.model.record import Many, Record, Some, refuse
from handout.model.wording import Said, Stated
from handout.model.yes_no import YesNo

MOST_ITEMS = 9
"""Between two pauses (rule COG-3: fewer than ten)."""


@dataclass(frozen=True)
class PlannedItem:
    """A statement behind a box to tick; ``fields`` are labels with room to write on; then the time of day."""

    role: Line | None
    text: Line
    fields: tuple[Line, ...]
    time: Line | None
    colon: Line | None


@dataclass(frozen=True)
class PlannedGroup:
    title: Line | None
    items: tuple[PlannedItem, ...]


@dataclass(frozen=True)
class PlannedChecklist(PlannedBlock):
    lead: Line | None
    groups: tuple[PlannedGroup, ...]


class Item(Record):
    """One thing to tick off."""

    check: Stated
    role: Said | None = Field(None, description="who does it")
    write: Many[Said] = Field((), description="labels of what is written down beside it")
    time: YesNo = Field(default=False, description="whether the time is written down as well")


def _as_item(value: Any) -> Any:
    return {"check": value} if isinstance(value, str) else value


class Group(Record):
    """What is ticked off before a pause."""

    title: Said | None = None
    items: Some[Annotated[Item, BeforeValidator(_as_item)]]

    @model_validator(mode="after")
    def _sound(self) -> Group:
        if len(self.items) > MOST_ITEMS:
            refuse(flow.crowded_pause((), "items", len(self.items), MOST_ITEMS))
        return self


class ChecklistBody(Record):
    """Groups of items, with a pause after each."""

    lead: Said | None = None
    groups: Some[Group]


class Checklist(Block):
    """Boxes to tick and lines to write on, in groups that end with a pause (rule COG-3)."""

    kind: ClassVar[str] = "checklist"

    checklist: ChecklistBody

    def planned(self, say: Speaker) -> PlannedChecklist | None:
        shown = [
            group for group in self.checklist.groups if any(say.says(item.check) for item in group.items)
        ]
        if not shown:
            return None
        lead = say.line(self.checklist.lead) if self.checklist.lead else None
        return PlannedChecklist(self.kind, lead, tuple(_group(group, say) for group in shown))


def _group(group: Group, say: Speaker) -> PlannedGroup:
    title = say.line(group.title) if group.title else None
    return PlannedGroup(title, tuple(_item(each, say) for each in group.items if say.says(each.check)))


def _item(item: Item, say: Speaker) -> PlannedItem:
    role = say.line(item.role) if item.role else None
    text = say.line(item.check)
    if text is None:
        raise LookupError("an item speaks, yet says nothing")
    return PlannedItem(
        role=Line(role.id, (*role.runs, Run(":")), role.place) if role else None,
        text=text,
        fields=say.lines(item.write),
        time=say.fixed("checklist-time") if item.time else None,
        colon=say.fixed("checklist-colon") if item.time else None,
    )
