"""Where a project keeps its things; known without reading any of them."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

_HERE = Path(__file__).parent
PACKAGED = next(each for each in (_HERE / "templates", _HERE.parent / "templates") if each.is_dir())
"""The templates that come with Handout: inside the wheel, or beside the source."""


class Folders:
    """A folder with ``content/`` and, where it replaces ours, ``templates/``."""

    def __init__(self, root: Path, is_grey: bool = False) -> None:
        self.root = root
        self.is_grey = is_grey
        """Its prints are for black and white printers, whatever its variants say."""

    @property
    def topics_folder(self) -> Path:
        return self.root / "content" / "topics"

    @property
    def references_folder(self) -> Path:
        return self.root / "content" / "references"

    @property
    def images_folder(self) -> Path:
        return self.root / "content" / "images"

    @property
    def sites_folder(self) -> Path:
        return self.root / "content" / "sites"

    @property
    def translations_folder(self) -> Path:
        return self.root / "content" / "translations"

    @property
    def output_folder(self) -> Path:
        """Where prints go, unless another folder is named."""
        return self.root / "output"

    @property
    def checked_folder(self) -> Path:
        """Where it is kept what was found in each topic."""
        return self.output_folder / ".checked"

    @property
    def topic_names(self) -> list[str]:
        return _names(self.topics_folder)

    @property
    def site_names(self) -> list[str]:
        return _names(self.sites_folder)

    @property
    def translation_names(self) -> list[str]:
        """Each translation as its file is named: the topic, a point, the language."""
        return _names(self.translations_folder)

    @cached_property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the project's own first."""
        own = self.root / "templates"
        is_another = own.is_dir() and own.resolve() != PACKAGED.resolve()
        return (own, PACKAGED) if is_another else (PACKAGED,)

    def topic_path(self, name: str) -> Path:
        return self.topics_folder / f"{name}.yaml"

    def template(self, name: str) -> Path:
        """The template file of a name in the first folder that has it."""
        there = (folder / name for folder in self.template_folders if (folder / name).is_file())
        return next(there, self.template_folders[0] / name)

    @property
    def variant_names(self) -> list[str]:
        """A folder of templates that holds a ``variant.yaml`` is a variant."""
        found = {
            name
            for folder in self.template_folders
            for name in _listed(folder)
            if os.path.isfile(os.path.join(folder, name, "variant.yaml"))  # noqa: PTH113, PTH118 - asked at each start
        }
        return sorted(found)

    @cached_property
    def fonts(self) -> Path:
        """The folder of the fonts that prints are set in."""
        return self.template("shared/fonts/fonts.conf").parent

    def shown(self, path: Path) -> Path:
        """A path as messages print it: relative to the project, or to the packaged templates."""
        for base in (self.root, PACKAGED.parent):
            if path.is_relative_to(base):
                return path.relative_to(base)
        return path


def _names(folder: Path) -> list[str]:
    return sorted(name.removesuffix(".yaml") for name in _listed(folder) if name.endswith(".yaml"))


def _listed(folder: Path) -> list[str]:
    """What stands in a folder, by name; nothing where there is none."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - a path for each of a thousand names takes longer than to list them
    except OSError:
        return []
