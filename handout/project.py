"""Where a project keeps its things, and what stands there."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from handout.library import Filed, load
from handout.model.diagnostic import HandoutError
from handout.model.faults import shape
from handout.model.labels import Labels, Wordbook, slots
from handout.model.site import Site
from handout.model.source import Source
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.model.variant import Edition, Variant
from handout.stages.cover import Coverage, cover
from handout.stages.read import read

_HERE = Path(__file__).parent
PACKAGED = next(each for each in (_HERE / "templates", _HERE.parent / "templates") if each.is_dir())
"""The templates that come with Handout: inside the wheel, or beside the source."""

IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
MOST_IMAGE_BYTES = 5_000_000
IS_EDITION = re.compile(r"^edition_of:", re.MULTILINE)


@dataclass(frozen=True)
class Project:
    """A folder with ``content/`` and, where it replaces ours, ``templates/``."""

    root: Path
    _digests: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _topics: dict[str, tuple[Topic, Source] | HandoutError] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def topics_folder(self) -> Path:
        return self.root / "content" / "topics"

    @property
    def references_folder(self) -> Path:
        return self.root / "content" / "references"

    @property
    def images_folder(self) -> Path:
        return self.root / "content" / "images"

    @cached_property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the project's own first."""
        own = self.root / "templates"
        return (own, PACKAGED) if own.is_dir() and own.resolve() != PACKAGED.resolve() else (PACKAGED,)

    @cached_property
    def fonts(self) -> Path:
        return self._template("shared/fonts/fonts.conf").parent

    @cached_property
    def coverage(self) -> Coverage:
        return cover(self.fonts)

    @property
    def topic_names(self) -> list[str]:
        return sorted(path.stem for path in self.topics_folder.glob("*.yaml"))

    @property
    def topic_languages(self) -> list[str]:
        """The languages that topics are written in; an unreadable topic speaks none."""
        spoken = set()
        for name in self.topic_names:
            with suppress(HandoutError):
                spoken.add(self.topic(name)[0].language)
        return sorted(spoken)

    def topic_path(self, name: str) -> Path:
        return self.topics_folder / f"{name}.yaml"

    def topic(self, name: str) -> tuple[Topic, Source]:
        """The topic of a name; read once, however often it is asked for."""
        if name not in self._topics:
            path = self.topic_path(name)
            try:
                self._topics[name] = read(path, Topic, self.shown(path))
            except HandoutError as error:
                self._topics[name] = error
        known = self._topics[name]
        if isinstance(known, HandoutError):
            raise known
        return known

    @property
    def sites_folder(self) -> Path:
        return self.root / "content" / "sites"

    @property
    def site_names(self) -> list[str]:
        return sorted(path.stem for path in self.sites_folder.glob("*.yaml"))

    def site(self, name: str) -> tuple[Site, Source]:
        """The site of a name, as its file says it."""
        path = self.sites_folder / f"{name}.yaml"
        site, source = read(path, Site, self.shown(path))
        return site.model_copy(update={"id": name}), source

    @property
    def translations_folder(self) -> Path:
        return self.root / "content" / "translations"

    @property
    def translation_names(self) -> list[str]:
        """Each translation as its file is named: the topic, a point, the language."""
        return sorted(path.stem for path in self.translations_folder.glob("*.yaml"))

    def translation(self, name: str) -> tuple[Translation, Source]:
        """The translation of a name, as its file says it."""
        path = self.translations_folder / f"{name}.yaml"
        return read(path, Translation, self.shown(path))

    @property
    def variant_names(self) -> list[str]:
        """A folder of the templates that holds a ``variant.yaml`` is a variant."""
        return sorted(
            {path.parent.name for folder in self.template_folders for path in folder.glob("*/variant.yaml")}
        )

    def variant(self, name: str) -> Variant:
        return self.variant_with_source(name)[0]

    def variant_with_source(self, name: str) -> tuple[Variant, Source]:
        path = self._template(f"{name}/variant.yaml")
        if not self._is_edition(name):
            variant, source = read(path, Variant, self.shown(path))
            return variant.model_copy(update={"id": name}), source
        edition, source = read(path, Edition, self.shown(path))
        others = [each for each in self.variant_names if each != name and not self._is_edition(each)]
        if edition.edition_of not in others:
            said = shape.unknown_choice(("edition_of",), edition.edition_of, ", ".join(others), None)
            raise HandoutError([source.locate(said)])
        return edition.of(self.variant(edition.edition_of)).model_copy(update={"id": name}), source

    def _is_edition(self, name: str) -> bool:
        text = self._template(f"{name}/variant.yaml").read_text(encoding="utf-8", errors="replace")
        return IS_EDITION.search(text) is not None

    @cached_property
    def languages(self) -> list[str]:
        """The languages that the templates have words for."""
        return sorted(
            {path.stem for folder in self.template_folders for path in folder.glob("shared/labels/*.yaml")}
        )

    def labels(self, language: str) -> Wordbook:
        """The templates' own words in a language or its parent; a project's go over ours."""
        merged = Wordbook()
        for name in (language.split("-")[0], language):
            for folder in reversed(self.template_folders):
                path = folder / "shared" / "labels" / f"{name}.yaml"
                if path.is_file():
                    merged.update(self._labels(path))
        return merged

    def _labels(self, path: Path) -> Mapping[str, str]:
        """One file of labels; each must fill in just what its English original fills in."""
        labels, source = read(path, Labels, self.shown(path))
        original = read(PACKAGED / "shared" / "labels" / "en.yaml", Labels)[0].labels
        found = [
            shape.unsound_record(
                ("labels", key), f"'{key}' must fill in {wanted}", "use these names in braces"
            )
            for key, text in labels.labels.items()
            if (wanted := slots(original.get(key, ""))) != slots(text)
        ]
        if found:
            raise HandoutError(source.locate(each) for each in found)
        return labels.labels

    @cached_property
    def filed(self) -> Filed:
        """The library: all files under ``content/references`` together."""
        return load(self.references_folder, self.shown)

    @cached_property
    def images(self) -> Mapping[str, str]:
        """Each image under ``content/images`` as a data address, so that a page holds all it needs."""
        folder = self.images_folder
        inside = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in IMAGE_TYPES)
        return {
            path.relative_to(folder).as_posix(): _data_address(path)
            for path in inside
            if path.is_file()
            and path.resolve().is_relative_to(folder.resolve())
            and path.stat().st_size <= MOST_IMAGE_BYTES
        }

    def template_digest(self, variant: str) -> str:
        """Identifies what a variant's templates say and how they look; fonts and labels included."""
        folders = (*filter(None, (variant, self.variant(variant).edition_of)), "shared")
        digests = "".join(map(self._folder_digest, folders))
        return blake2b(digests.encode(), digest_size=16).hexdigest()

    def _folder_digest(self, folder: str) -> str:
        if folder not in self._digests:
            names = {
                path.relative_to(root).as_posix()
                for root in self.template_folders
                for path in (root / folder).rglob("*")
                if path.is_file()
            }
            digest = blake2b(digest_size=16)
            for name in sorted(names):
                digest.update(name.encode() + b"\0" + self._template(name).read_bytes())
            self._digests[folder] = digest.hexdigest()
        return self._digests[folder]

    def shown(self, path: Path) -> Path:
        """A path as messages print it: relative to the project, or to the packaged templates."""
        for base in (self.root, PACKAGED.parent):
            if path.is_relative_to(base):
                return path.relative_to(base)
        return path

    def _template(self, name: str) -> Path:
        return next(
            (folder / name for folder in self.template_folders if (folder / name).is_file()),
            self.template_folders[0] / name,
        )


def _data_address(path: Path) -> str:
    return f"data:{IMAGE_TYPES[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode()}"
