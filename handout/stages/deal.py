"""Deal a topic out as the cards of its batch: one for each weight or age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from handout.model.blocks.block import Block
from handout.model.diagnostic import Refusal
from handout.model.faults import batches
from handout.model.inline import Words
from handout.model.quantity import Quantity
from handout.model.section import Section
from handout.model.topic import Topic
from handout.model.value import Value
from handout.model.wording import Wording


def deal(topic: Topic) -> Iterator[tuple[Quantity, Topic]]:
    """Each card's weight or age, and the topic as that card shows it.

    Tables show their row for it, the batch's value takes it, the title ends
    with it. Raises Refusal where a table has no row for a card.
    """
    if topic.batch is None:
        return
    for number, point in enumerate(topic.batch.cards):
        changed: dict[str, Any] = {
            "title": _titled(topic.batch.title or topic.title, point),
            "sections": tuple(_narrowed(each, point, ("batch", "cards", number)) for each in topic.sections),
            "batch": None,
        }
        if name := topic.batch.value:
            changed["values"] = {**topic.values, name: _taking(topic.values[name], point, name)}
        yield point, topic.model_copy(update=changed)


def _taking(value: Value, point: Quantity, name: str) -> Value:
    """The value with a card's own weight or age, in the unit that the topic gives it."""
    is_plain = value.low is None and value.high is None and value.derive is None and not value.sources
    try:
        amount = point.into(value.unit).amount if is_plain and not value.per else None
    except (KeyError, ValueError):
        amount = None
    if amount is None:
        raise Refusal([batches.value_takes_no_card(("batch", "value"), name, str(point))])
    return value.model_copy(update={"amount": amount})


def _titled(title: Wording, point: Quantity) -> Wording:
    """Every register of a title, with the weight or age behind it."""
    end = Words(f": {point}")
    said: dict[str, Any] = {
        register: replace(prose, inlines=(*prose.inlines, end)) for register, prose in title.said()
    }
    return title.model_copy(update=said)


def _narrowed(section: Section, point: Quantity, place: tuple[str | int, ...]) -> Section:
    return section.model_copy(
        update={"blocks": tuple(_held(block, point, place) for block in section.blocks)}
    )


def _held(block: Block, point: Quantity, place: tuple[str | int, ...]) -> Block:
    try:
        held = block.at(point)
    except ValueError as error:  # 71 months is no exact number of years
        message = f"{point} cannot be compared exactly with the bands of '{block.kind}'"
        hint = "give the cards in the unit of the table"
        raise Refusal([batches.unsound_batch(place, message, hint)]) from error
    if held is None:
        raise Refusal([batches.card_outside_table(place, str(point), block.kind)])
    return held
