"""Whose translation a print is, of what, and who has held it against its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handout.model.plan import Line, Speaker
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.model.variant import Variant
from handout.stages.plan.furniture import printed


def provenance(
    topic: Topic,
    variant: Variant,
    translation: Translation,
    language: str,
    labels: Mapping[str, str],
    say: Speaker,
) -> Iterator[Line]:
    """Printed on every translation, whoever made it."""
    yield say.fixed(
        "translated",
        language=labels[f"translated-from-{language.split('-')[0]}"],
        version=topic.control.version,
        fingerprint=translation.source,
        name=translation.translator.name,
        role=translation.translator.role,
    )
    checked = translation.verified
    if checked is None:
        yield say.fixed("translation-unverified")
    else:
        day = printed(checked.on, variant, labels)
        yield say.fixed("translation-verified", name=checked.name, role=checked.role, day=day)
