"""Jobs: each print that is to be made of a topic, as a plain value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handout.forms import CardSet, Forms, planned_contents
from handout.model.plan import Plan
from handout.model.variant import Variant
from handout.project import Project
from handout.sound import Sound, planned


@dataclass(frozen=True)
class Job:
    """One print to be made: all that the press needs."""

    project: Project
    sound: Sound
    variant: Variant
    today: date
    folder: Path
    contents_of: CardSet | None = None
    """The set whose contents card this is, if it is one."""

    @property
    def kind(self) -> str:
        """The variant, and what tells this form of the topic from others."""
        return "-".join(
            filter(None, (self.variant.id, self.sound.form, "contents" if self.contents_of else ""))
        )

    @property
    def paths(self) -> tuple[Path, Path]:
        """Where the PDF goes, and its twin in HTML."""
        name = f"{self.sound.name}-{self.kind}"
        return self.folder / f"{name}.pdf", self.folder / f"{name}.html"

    def is_wanted(self, variants: Sequence[str], languages: Sequence[str]) -> bool:
        """Whether it is one of the variants and languages asked for; all are, where none is named."""
        return (not variants or self.variant.id in variants) and (
            not languages or self.sound.topic.language in languages
        )

    def plan(self) -> Plan:
        """The plan of this print."""
        if self.contents_of is None:
            return planned(self.project, self.sound, self.variant, self.today)
        return planned_contents(self.project, self.contents_of, self.variant, self.today)


def jobs(project: Project, of: Forms, today: date, folder: Path) -> Iterator[Job]:
    """Each print of each form of a topic, and the contents of its set of cards."""
    for sound in of:
        yield from (Job(project, sound, each, today, folder) for each in sound.variants)
    if of.cards is not None and of.cards.is_complete:
        whole = of.cards.whole
        yield from (Job(project, whole, each, today, folder, of.cards) for each in whole.variants)
