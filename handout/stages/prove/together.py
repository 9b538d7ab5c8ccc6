"""What belongs together and was parted by the end of a column or of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import fitting
from handout.model.plan import Plan, lines_of
from handout.stages.prove.places import echo

Spot = tuple[int, float]
"""A page, and how far down on it."""


def together(document: Document, plan: Plan) -> Iterator[Finding]:
    """Each heading that does not stand above the first words of its section, on the same page."""
    spots = _spots(document)
    for section in plan.sections:
        title = spots.get(section.title.id)
        said = [spots[line.id] for line in lines_of(section.blocks) if line.id in spots]
        if title and said and not (said[0][0] == title[0] and said[0][1] > title[1]):
            yield fitting.parted_heading(section.title.place, echo(section.title.text))


def _spots(document: Document) -> Mapping[int, Spot]:
    """Where each line begins."""
    spots: dict[int, Spot] = {}
    for number, page in enumerate(document.pages):
        for ink in page.inks:
            if ink.line is not None and ink.role != "furniture":
                spots.setdefault(ink.line, (number, ink.box.y))
    return spots
