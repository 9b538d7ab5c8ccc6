"""The reference library of a project: all its files together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.faults import citing
from handout.model.reference import Library, Reference
from handout.model.source import Source
from handout.stages.read import read


@dataclass(frozen=True)
class Filed:
    """Every reference of a project by its key, where each stands, and what is wrong with the library."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def load(folder: Path, shown: Callable[[Path], Path]) -> Filed:
    """Every reference under a folder; a file that cannot be read costs only its own."""
    references: dict[str, Reference] = {}
    sources: dict[str, Source] = {}
    found: list[Diagnostic] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            library, source = read(path, Library, shown(path))
        except HandoutError as error:
            found += error.diagnostics
            continue
        for key, reference in library.references.items():
            if key in references:
                twice = citing.duplicate_reference(("references", key), key, key, "key")
                found.append(source.locate(twice))
            references[key], sources[key] = reference, source
    return Filed(references, sources, tuple(found))
