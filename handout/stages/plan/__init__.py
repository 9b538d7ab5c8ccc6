"""Plan one variant of a topic: choose what it shows, fill in its values, number its references."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Refusal
from handout.model.faults import planning
from handout.model.language.speech import Speech
from handout.model.plan import CONTRACT, Furniture, Line, Plan, PlannedSection
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.stages.plan.code import identified
from handout.stages.plan.furniture import furniture, printed
from handout.stages.plan.local import figure_style, fillings, looks, missing, signatures
from handout.stages.plan.provenance import provenance
from handout.stages.plan.sections import sections_of
from handout.stages.plan.surroundings import Surroundings as Surroundings
from handout.stages.plan.voice import Voice


def plan(name: str, topic: Topic, variant: Variant, around: Surroundings) -> Plan:
    """Choose what ``variant`` shows of ``topic``, and number its references.

    Numbers follow the order in which a reader meets them, so a reference may
    be 1 on the card and 4 in the summary. A variant with nothing to say is
    refused: an empty card looks like a card.
    """
    voice = _voice(topic, variant, around)
    title = voice.line(topic.title) or planning.refuse(
        planning.untitled_topic(("title",), variant.registers[0])
    )
    lead = voice.line(topic.lead) if topic.lead else None
    sections = _complete(tuple(sections_of(topic, variant, voice)), topic, variant, voice)
    entries = tuple(voice.entry(around.references[key]) for key in voice.cited)
    said = Plan(
        topic=name,
        language=topic.language,
        variant=variant,
        contract=CONTRACT,
        is_crisis=topic.kind == "crisis",
        title=title,
        lead=lead,
        sections=sections,
        entries=entries,
        furniture=_furniture(topic, variant, around),
        labels=around.labels,
        written=topic.control.written.isoformat(),
        notes=tuple(_notes(topic, variant, around, voice)),
        site=looks(around.site, variant.audience, around.images),
        density=variant.densities[-1] if variant.densities else "",
    )
    return identified(said, around.template_digest, voice)


def _furniture(topic: Topic, variant: Variant, around: Surroundings) -> Furniture:
    about = (around.labels, around.today, around.form, around.reminded_of)
    return furniture(topic.control, variant, *about)


def _voice(topic: Topic, variant: Variant, around: Surroundings) -> Voice:
    """Who speaks: in the site's figure style, and in the language of the translation."""
    style = figure_style(around.site, variant.audience)
    speech = Speech.of(around.translation, around.labels) if around.translation else None
    filled = fillings(topic, around.site, style)
    return Voice(topic, variant, around.labels, around.images, filled, style, speech)


def _complete(
    sections: tuple[PlannedSection, ...], topic: Topic, variant: Variant, voice: Voice
) -> tuple[PlannedSection, ...]:
    """The sections, once there are some and an approved print leaves nothing of them open."""
    if not sections:
        planning.refuse(planning.nothing_to_print((), variant.id))
    if found := list(missing(topic, voice.left_open)):
        raise Refusal(found)
    return sections


def _notes(topic: Topic, variant: Variant, around: Surroundings, voice: Voice) -> Iterator[Line]:
    """Who filled in what this print leaves to its site, and whose translation it is."""
    if around.site is not None:
        for signed, what in signatures(topic, around.site, voice.filled_in):
            day = printed(signed.on, variant, around.labels)
            place = around.site.name
            yield voice.fixed("filled-in", what=what, site=place, name=signed.name, role=signed.role, day=day)
    if around.translation is not None:
        origin, words = around.translated_from, around.labels
        yield from provenance(topic, variant, around.translation, origin, words, voice)
