"""Where a project keeps its things, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handout.folders import PACKAGED as PACKAGED
from handout.folders import Folders
from handout.images import images_in
from handout.library import Filed, Spines
from handout.looks import Templates
from handout.model.diagnostic import HandoutError
from handout.model.labels import Wordbook
from handout.model.site import Site
from handout.model.source import Source
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.model.variant import Variant
from handout.stages.cover import Coverage, cover
from handout.stages.read import read

MOST_TOPICS = 64
"""So many topics are kept in memory: a library of a thousand need not stand there at once."""


@dataclass(frozen=True)
class Project(Folders):
    """A project's folders, and what stands in them; each thing is read once."""

    root: Path
    is_grey: bool = False
    _topics: dict[str, tuple[Topic, Source] | HandoutError] = field(
        default_factory=dict, compare=False, repr=False
    )
    known_spines: Callable[[Path], Spines | None] = field(default=lambda _: None, compare=False, repr=False)
    """What is known of a file of the library that has not changed, so that it need not be read."""

    @property
    def topic_languages(self) -> list[str]:
        """The languages that topics are written in; an unreadable topic speaks none."""
        return sorted({topic.language for topic in self.readable_topics.values()})

    @property
    def readable_topics(self) -> dict[str, Topic]:
        """The topics that can be read, by name."""
        every = ((name, self.readable_topic(name)) for name in self.topic_names)
        return {name: topic for name, topic in every if topic is not None}

    def readable_topic(self, name: str) -> Topic | None:
        """The topic of a name, or nothing where it cannot be read."""
        with suppress(HandoutError):
            return self.topic(name)[0]
        return None

    def topic(self, name: str) -> tuple[Topic, Source]:
        """The topic of a name; read once, as long as it is among the last that were read."""
        if name not in self._topics:
            while len(self._topics) >= MOST_TOPICS:
                self._topics.pop(next(iter(self._topics)))
            path = self.topic_path(name)
            try:
                self._topics[name] = read(path, Topic, self.shown(path))
            except HandoutError as error:
                self._topics[name] = error
        known = self._topics[name]
        if isinstance(known, HandoutError):
            raise known
        return known

    def site(self, name: str) -> tuple[Site, Source]:
        """The site of a name, as its file says it."""
        path = self.sites_folder / f"{name}.yaml"
        site, source = read(path, Site, self.shown(path))
        return site.model_copy(update={"id": name}), source

    def translation(self, name: str) -> tuple[Translation, Source]:
        """The translation of a name, as its file says it."""
        path = self.translations_folder / f"{name}.yaml"
        return read(path, Translation, self.shown(path))

    @cached_property
    def templates(self) -> Templates:
        return Templates(self)

    def variant(self, name: str) -> Variant:
        return self.templates.variant(name)[0]

    @property
    def languages(self) -> list[str]:
        """The languages that the templates have words for."""
        return self.templates.languages

    def labels(self, language: str) -> Wordbook:
        """The templates' own words in a language."""
        return self.templates.labels(language)

    @cached_property
    def coverage(self) -> Coverage:
        return cover(self.fonts)

    @cached_property
    def filed(self) -> Filed:
        """The library: all files under ``content/references`` together."""
        return Filed(self.references_folder, self.shown, self.known_spines)

    @cached_property
    def images(self) -> Mapping[str, str]:
        """Each image under ``content/images``, ready to be set in a page."""
        return images_in(self.images_folder)
