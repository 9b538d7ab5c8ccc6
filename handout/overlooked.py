"""Files of a project that look like content and are not read."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Diagnostic, Span
from handout.model.faults import reading
from handout.project import Project

FOLDERS = ("topics", "references", "sites", "translations")


def overlooked(project: Project) -> Iterator[Diagnostic]:
    """Each file whose ending says YAML in another way than we read it: ``.yml``, ``.YAML``, ``.yaml.txt``."""
    for folder in FOLDERS:
        for path in sorted((project.root / "content" / folder).glob("*")):
            is_like = ".yml" in path.name.lower() or ".yaml" in path.name.lower()
            if is_like and path.suffix != ".yaml" and not path.name.startswith((".", "~")):
                yield reading.misnamed_file((), path.name).at(Span(project.shown(path)))
