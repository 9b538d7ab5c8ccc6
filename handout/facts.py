"""What checks of a whole project ask of each topic, so that they need not read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handout.lint.rules.citing import citations
from handout.model.control import Control
from handout.model.record import Key, Many, Record
from handout.model.slot import Slot
from handout.model.topic import Topic
from handout.model.variant import Audience
from handout.project import Project


class Facts(Record):
    """A topic as its neighbours, its sites and its library see it."""

    control: Control
    slots: Mapping[Key, Slot]
    cited: Many[str]
    language: str
    audiences: Many[Audience]
    is_dealt_by_site: bool

    def as_data(self) -> dict[str, Any]:
        """The facts as JSON can hold them, and as a file would say them."""
        slots = {
            name: {"kind": each.kind, "label": each.label}
            | ({"most": str(each.most)} if each.most is not None else {})
            for name, each in self.slots.items()
        }
        return {
            "control": self.control.model_dump(mode="json", exclude_none=True),
            "slots": slots,
            "cited": list(self.cited),
            "language": self.language,
            "audiences": list(self.audiences),
            "is_dealt_by_site": self.is_dealt_by_site,
        }


def facts_of(topic: Topic) -> Facts:
    """The facts of a topic."""
    return Facts.model_construct(
        control=topic.control,
        slots=topic.slots,
        cited=tuple(sorted({key for _, key in citations(topic)})),
        language=topic.language,
        audiences=topic.audiences,
        is_dealt_by_site=topic.batch is not None and topic.batch.by == "site",
    )


def read_facts(project: Project, name: str) -> Facts | None:
    """The facts of a topic as it stands in its file, if it can be read."""
    topic = project.readable_topic(name)
    return None if topic is None else facts_of(topic)
