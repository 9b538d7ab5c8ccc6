"""The sections that a variant shows of a topic, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.faults import planning
from handout.model.plan import Line, PlannedSection
from handout.model.section import Section
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.stages.plan.voice import Voice


def sections_of(topic: Topic, variant: Variant, voice: Voice) -> Iterator[PlannedSection]:
    """The sections the variant lists, in its order of kinds; within a kind, in the file's order."""
    places = {id(section): ("sections", number) for number, section in enumerate(topic.sections)}
    for kind in variant.sections:
        for section in topic.sections:
            if section.kind == kind and not _is_omitted(section, variant):
                yield from _section(section, places[id(section)], variant, voice)


def _is_omitted(section: Section, variant: Variant) -> bool:
    return variant.registers[0] in section.omit


def _section(
    section: Section, place: tuple[str, int], variant: Variant, voice: Voice
) -> Iterator[PlannedSection]:
    """The section as it is said here, or nothing where no block of it speaks to this audience."""
    title: Line | None = voice.line(section.title)
    blocks = tuple(planned for block in section.blocks if (planned := block.planned(voice)) is not None)
    if blocks and title is None:
        planning.refuse(planning.untitled_section((*place, "title"), section.id, variant.registers[0]))
    if blocks and title is not None:
        yield PlannedSection(section.id, section.kind, section.is_safety, title, blocks, place)
