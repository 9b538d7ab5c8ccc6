"""A plan: one variant of one topic, chosen, ordered and numbered.

Templates print a plan and decide nothing: what stands here is all they know.
``docs/reference/template-contract.md`` describes it; CONTRACT is its version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Protocol, TypeVar

from handout.model.code import PlannedCode
from handout.model.diagnostic import Place
from handout.model.line import Line as Line
from handout.model.line import Run as Run
from handout.model.variant import Variant
from handout.model.wording import Wording

CONTRACT = 1

T = TypeVar("T")


@dataclass(frozen=True)
class PlannedBlock:
    """A block as one variant prints it; ``kind`` names its template macro."""

    kind: str


@dataclass(frozen=True)
class PlannedSection:
    id: str
    kind: str
    is_safety: bool
    title: Line
    blocks: tuple[PlannedBlock, ...]
    place: Place = ()


@dataclass(frozen=True)
class Furniture:
    """What every page says about the document, whatever its content."""

    audience: str
    document: str
    version: str
    status: str
    marks: tuple[str, ...]
    approved: str
    is_approved: bool
    review: str
    fingerprint: str
    organisation: str
    feedback: str
    currency: str
    reminder: str = ""
    """That this print reminds of another, which says all; empty where it is the whole itself."""

    def strings(self) -> tuple[str, ...]:
        """Those that must be readable on every page."""
        said = (
            self.audience,
            self.document,
            self.version,
            self.status,
            self.approved,
            self.review,
            self.fingerprint,
        )
        return (*said, *filter(None, (self.reminder,)), *self.marks)


@dataclass(frozen=True)
class PlannedSite:
    """What a site lends to the looks of its prints; ``brand`` names colours as style sheets know them."""

    name: str
    logo: str
    brand: Mapping[str, str]
    paper: str
    address: str = ""
    """Where it says what is current, before each print fills in its own name."""


@dataclass(frozen=True)
class Plan:
    topic: str
    language: str
    variant: Variant
    contract: int
    is_crisis: bool
    title: Line
    lead: Line | None
    sections: tuple[PlannedSection, ...]
    entries: tuple[Line, ...]
    furniture: Furniture
    labels: Mapping[str, str]
    written: str
    notes: tuple[Line, ...] = ()
    site: PlannedSite | None = None
    code: PlannedCode | None = None
    density: str = ""
    """How closely it is set: at the closest of its variant, until copyfitting finds more room."""

    @property
    def most_pages(self) -> int:
        return self.variant.budget.crisis if self.is_crisis else self.variant.budget.pages

    @property
    def direction(self) -> str:
        """Which way lines run: ``ltr``, or ``rtl`` where they begin at the right."""
        return self.labels.get("direction", "ltr")

    @property
    def block_kinds(self) -> tuple[str, ...]:
        """The kinds of block on these pages: the style sheets that they need."""
        return tuple(sorted({block.kind for block in _below(self.sections, PlannedBlock)}))

    def lines(self) -> Iterator[Line]:
        """Every line of the plan, in reading order."""
        yield from lines_of(self.title)
        yield from lines_of(self.lead)
        yield from lines_of(self.sections)
        yield from lines_of(self.entries)
        yield from lines_of(self.notes)
        yield from lines_of(self.code)


class Speaker(Protocol):
    """Says a wording in the variant's register, with its values and marks filled in."""

    def says(self, wording: Wording) -> bool:
        """The wording is for this variant; asking numbers nothing."""

    def line(self, wording: Wording) -> Line | None:
        """The line, or nothing where the wording is not for this variant."""

    def lines(self, wordings: tuple[Wording, ...]) -> tuple[Line, ...]:
        """The lines of those that are for this variant."""

    def fixed(self, label: str, /, **values: object) -> Line:
        """A line whose words are the template's own, with figures filled in.

        A figure that was worked out is given as ``Worked``: the proof works it out again.
        """

    def image(self, name: str) -> str:
        """An image of the project as an address that the page can hold."""


def lines_of(node: Any) -> Iterator[Line]:
    """Every line below a planned node, in the order of its fields."""
    return _below(node, Line)


def _below(node: Any, kind: type[T]) -> Iterator[T]:
    """Each part of a kind below a planned node; a line is looked at whole."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, tuple):
        for item in node:
            yield from _below(item, kind)
    elif is_dataclass(node) and not isinstance(node, Line):
        for each in fields(node):
            yield from _below(getattr(node, each.name), kind)
