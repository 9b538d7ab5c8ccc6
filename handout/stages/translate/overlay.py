"""A translation held against its source: what is missing, and what the source says no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from handout.model.diagnostic import Finding
from handout.model.faults import translating
from handout.model.inline import Prose
from handout.model.language.written import written
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.stages.translate.sentences import sentences, source_fingerprint


@dataclass(frozen=True)
class Overlay:
    """A topic, and the translation that is to be laid over it."""

    topic: Topic
    translation: Translation

    @cached_property
    def wanted(self) -> Mapping[str, Prose]:
        """Each sentence of the source that must be translated, as it is typed."""
        return {written(prose): prose for _, prose in sentences(self.topic, self.translation.registers)}

    @cached_property
    def given(self) -> Mapping[str, Prose]:
        """What each translated sentence of the source says in the other language."""
        return {written(each.from_): each.to for each in self.translation.sentences if each.to is not None}

    @cached_property
    def fingerprint(self) -> str:
        return source_fingerprint(self.topic, self.translation.registers)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Sentences of the source without a translation."""
        return tuple(text for text in self.wanted if text not in self.given)

    @cached_property
    def stale(self) -> tuple[tuple[int, str, str], ...]:
        """Sentences that the source says no more: number, text, and what most likely took its place."""
        texts = ((number, written(each.from_)) for number, each in enumerate(self.translation.sentences))
        return tuple(
            (number, text, next(iter(get_close_matches(text, self.missing, n=1)), ""))
            for number, text in texts
            if text not in self.wanted
        )

    def gaps(self) -> Iterator[Finding]:
        """Where the translation and its source are out of step."""
        if self.translation.source != self.fingerprint:
            was, counts = self.translation.source, (len(self.stale), len(self.missing))
            yield translating.source_moved_on(("source",), was, self.fingerprint, *counts)
        yield from (translating.untranslated_sentence(("sentences",), text) for text in self.missing)
        for number, text, nearest in self.stale:
            yield translating.stale_sentence(("sentences", number, "from"), text, nearest)
