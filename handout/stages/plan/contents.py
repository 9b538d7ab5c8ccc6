"""The contents card of a set: which cards belong to it, and the code of each (rule COG-10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.model.blocks.table import PlannedTable
from handout.model.diagnostic import Refusal
from handout.model.faults import batches
from handout.model.plan import Line, Plan, PlannedSection, lines_of
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.stages.plan import Surroundings
from handout.stages.plan.code import identified
from handout.stages.plan.voice import Voice

COLUMNS = ("set-card", "set-id", "set-version", "set-code")


def contents(
    topic: Topic,
    variant: Variant,
    around: Surroundings,
    names: Sequence[str],
    cards: Sequence[Plan],
    whole: Plan | None,
) -> Plan:
    """A card that lists the cards of a set, so that a missing or an older one is noticed.

    Raises Refusal where two cards, or a card and the ``whole``, say the same:
    one of them is not what its title says.
    """
    if whole is not None:  # two hospitals may well say the same
        _told_apart(names, cards, whole)
    voice = Voice(topic, variant, around.labels, around.images)
    title = voice.line(topic.title)
    if title is None:
        raise LookupError("the cards of this set have titles, and the set has none")
    heading = voice.fixed("set-title", count=len(cards))
    table = PlannedTable(
        "table",
        voice.fixed("set-caption"),
        tuple(voice.fixed(label) for label in COLUMNS),
        tuple(_row(voice, name, card) for name, card in zip(names, cards, strict=True)),
    )
    section = PlannedSection("contents", "record", False, heading, (table,))
    first = replace(cards[0], title=title, lead=None, sections=(section,), entries=(), notes=())
    about = replace(first.furniture, document=_document(topic, variant, around), fingerprint="", reminder="")
    return identified(replace(first, furniture=about, code=None), around.template_digest, voice)


def _document(topic: Topic, variant: Variant, around: Surroundings) -> str:
    return "-".join(filter(None, (topic.control.id, variant.code, around.form, "SET")))


def _row(voice: Voice, name: str, card: Plan) -> tuple[Line, ...]:
    about = card.furniture
    cells = (name, about.document, about.version.rpartition("\u00a0")[2], about.fingerprint)
    return tuple(voice.fixed("set-cell", text=cell) for cell in cells)


def _told_apart(names: Sequence[str], cards: Sequence[Plan], whole: Plan) -> None:
    said = {_words(whole): "the topic's own print"}
    for number, (name, card) in enumerate(zip(names, cards, strict=True)):
        words = _words(card)
        if words in said:
            place = ("batch", "cards", number)
            raise Refusal([batches.cards_alike(place, f"the card for {name}", said[words])])
        said[words] = f"that for {name}"


def _words(card: Plan) -> tuple[str, ...]:
    return tuple(line.text for line in lines_of((*filter(None, (card.lead,)), *card.sections)))
