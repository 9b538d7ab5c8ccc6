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
            "title": _titled(topic.title, point),
            "sections": tuple(_narrowed(each, point, ("batch", "cards", number)) for each in topic.sections),
            "batch": None,
        }
        if name := topic.batch.value:
            value = topic.values[name]
            amount = point.into(value.unit).amount
            changed["values"] = {**topic.values, name: value.model_copy(update={"amount": amount})}
        yield point, topic.model_copy(update=changed)


def _titled(title: Wording, point: Quantity) -> Wording:
    """Every register of a title, with the weight or age behind it."""
    end = Words(f": {point}")
    said = {register: replace(prose, inlines=(*prose.inlines, end)) for register, prose in title.said()}
    return title.model_copy(update=said)


def _narrowed(section: Section, point: Quantity, place: tuple[str | int, ...]) -> Section:
    return section.model_copy(
        update={"blocks": tuple(_held(block, point, place) for block in section.blocks)}
    )


def _held(block: Block, point: Quantity, place: tuple[str | int, ...]) -> Block:
    held = block.at(point)
    if held is None:
        raise Refusal([batches.card_outside_table(place, str(point), block.kind)])
    return held
