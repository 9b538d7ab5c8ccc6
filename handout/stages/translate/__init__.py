"""Translate a topic: lay another language over it, once nothing that must not change has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handout.model.diagnostic import Finding, Refusal
from handout.model.faults import translating
from handout.model.language.dialect import Dialect
from handout.model.language.notation import Notation
from handout.model.language.written import written
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.stages.translate.laying import overlaid
from handout.stages.translate.overlay import Overlay as Overlay
from handout.stages.translate.parity import is_reordered, unlike
from handout.stages.translate.sentences import feedback, reworded
from handout.stages.translate.sentences import sentences as sentences
from handout.stages.translate.sentences import source_fingerprint as source_fingerprint
from handout.stages.translate.units import unit_faults


def translate(topic: Topic, translation: Translation, notation: Notation) -> Topic:
    """The topic in the translation's language; what is not translated is not in it.

    Raises Refusal with everything that was changed, added or left out on the
    way. What nobody has verified is a draft, whatever its source is.
    """
    overlay = Overlay(topic, translation)
    if found := list(_faults(overlay, notation)):
        raise Refusal(found)
    control: dict[str, Any] = {}
    if topic.control.feedback:
        control["feedback"] = overlay.given[written(feedback(topic))].characters
    if translation.verified is None and topic.control.status == "approved":
        control["status"] = "draft"
    laid: Topic = reworded(topic, lambda wording: overlaid(wording, overlay))
    update = {
        "language": translation.language,
        "audiences": tuple(each for each in topic.audiences if each in translation.audiences),
        "control": topic.control.model_copy(update=control),
        "batch": None,
    }
    return laid.model_copy(update=update)


def remarks(translation: Translation, notation: Notation) -> Iterator[Finding]:
    """What is no fault, and wants a reader of both languages: figures in another order, nobody's check."""
    dialect = Dialect(notation, translation.units)
    for number, each in enumerate(translation.sentences):
        if each.to is not None and is_reordered(each.from_, each.to, dialect):
            yield translating.figures_reordered(("sentences", number, "to"))
    if translation.verified is None:
        yield translating.unverified_translation((), translation.language)


def _faults(overlay: Overlay, notation: Notation) -> Iterator[Finding]:
    translation, source = overlay.translation, overlay.topic.language
    if translation.language.split("-")[0] == source.split("-")[0]:
        yield translating.same_language(("language",), source)
        return
    yield from overlay.gaps()
    yield from unit_faults(overlay)
    dialect = Dialect(notation, translation.units)
    for number, each in enumerate(translation.sentences):
        if each.to is not None:
            found = unlike(each.from_, each.to, dialect)
            yield from (finding.below(("sentences", number, "to")) for finding in found)
