"""Which variants a topic is printed as."""

from __future__ import annotations

from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.model.wording import wordings


def is_addressed(topic: Topic, variant: Variant) -> bool:
    """The variant is for readers of this topic, for topics of its kind, and chosen where it must be."""
    if variant.audience not in topic.audiences or (variant.kinds and topic.kind not in variant.kinds):
        return False
    return not variant.by_choice or _speaks(topic, variant)


def _speaks(topic: Topic, variant: Variant) -> bool:
    """Something of the topic is said in a register of the variant; to omit is not to say."""
    said = (register for _, wording in wordings(topic) for register, _ in wording.said())
    return any(register in variant.registers for register in said)
