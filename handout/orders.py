"""Orders: each print that a topic wants, with its plan and its place."""

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
class Order:
    """One print that is wanted, before it is planned."""

    project: Project
    sound: Sound
    variant: Variant
    today: date
    folder: Path
    contents_of: CardSet | None = None
    """The set whose contents card this is, if it is one."""
    is_card: bool = False
    """It is one of a set of cards, which look alike."""

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


def orders(project: Project, of: Forms, today: date, folder: Path) -> Iterator[Order]:
    """Each print of each form of a topic, and the contents of its set of cards."""
    yield from (Order(project, of.whole, each, today, folder) for each in of.whole.variants)
    if of.cards is None:
        return
    for card in of.cards.cards:
        yield from (Order(project, card, each, today, folder, is_card=True) for each in card.variants)
    if of.cards.is_complete:
        whole = of.cards.whole
        yield from (Order(project, whole, each, today, folder, of.cards, True) for each in whole.variants)
