"""How prints look: the templates of a project, its own over the packaged ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from handout.folders import PACKAGED, Folders
from handout.model.diagnostic import HandoutError
from handout.model.faults import shape
from handout.model.labels import Wordbook
from handout.model.source import Source
from handout.model.variant import Edition, Variant
from handout.stages.read import read
from handout.wordbook import wordbook

IS_EDITION = re.compile(r"^edition_of:", re.MULTILINE)


@dataclass(frozen=True)
class Templates:
    """What is found in ``templates/``: variants, labels, pages; each the project's own, or else ours."""

    of: Folders

    _digests: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _variants: dict[str, tuple[Variant, Source]] = field(default_factory=dict, compare=False, repr=False)
    _wordbooks: dict[str, Wordbook] = field(default_factory=dict, compare=False, repr=False)

    def variant(self, name: str) -> tuple[Variant, Source]:
        """The variant of a name, as its file says it; an edition is its variant, set otherwise."""
        if name not in self._variants:
            variant, source = self._read(name)
            self._variants[name] = (
                variant.model_copy(update={"is_mono": variant.is_mono or self.of.is_grey}),
                source,
            )
        return self._variants[name]

    def _read(self, name: str) -> tuple[Variant, Source]:
        path = self.of.template(f"{name}/variant.yaml")
        if not self._is_edition(name):
            variant, source = read(path, Variant, self.of.shown(path))
            return variant.model_copy(update={"id": name}), source
        edition, source = read(path, Edition, self.of.shown(path))
        others = [each for each in self.of.variant_names if each != name and not self._is_edition(each)]
        if edition.edition_of not in others:
            said = shape.unknown_choice(("edition_of",), edition.edition_of, ", ".join(others), None)
            raise HandoutError([source.locate(said)])
        return edition.of(self.variant(edition.edition_of)[0]).model_copy(update={"id": name}), source

    def _is_edition(self, name: str) -> bool:
        text = self.of.template(f"{name}/variant.yaml").read_text(encoding="utf-8", errors="replace")
        return IS_EDITION.search(text) is not None

    @cached_property
    def languages(self) -> list[str]:
        """The languages that the templates have words for."""
        return sorted(
            {path.stem for folder in self.of.template_folders for path in folder.glob("shared/labels/*.yaml")}
        )

    def labels(self, language: str) -> Wordbook:
        """The templates' own words in a language or its parent; a project's go over ours."""
        if language not in self._wordbooks:
            folders = tuple(reversed(self.of.template_folders))
            self._wordbooks[language] = wordbook(language, folders, PACKAGED, self.of.shown)
        return self._wordbooks[language]

    def digest(self, variant: str) -> str:
        """Identifies what a variant's templates say and how they look; fonts and labels included."""
        folders = (*filter(None, (variant, self.variant(variant)[0].edition_of)), "shared")
        digests = "".join(map(self._folder_digest, folders))
        return blake2b(digests.encode(), digest_size=16).hexdigest()

    def _folder_digest(self, folder: str) -> str:
        if folder not in self._digests:
            names = {
                path.relative_to(root).as_posix()
                for root in self.of.template_folders
                for path in (root / folder).rglob("*")
                if path.is_file()
            }
            digest = blake2b(digest_size=16)
            for name in sorted(names):
                digest.update(name.encode() + b"\0" + self.of.template(name).read_bytes())
            self._digests[folder] = digest.hexdigest()
        return self._digests[folder]
