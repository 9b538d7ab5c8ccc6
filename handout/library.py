"""The reference library of a project: all its files together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.faults import citing
from handout.model.fetched import Fetched
from handout.model.reference import Library, Reference, Spine
from handout.model.source import Source
from handout.stages.read import read

Spines = Mapping[str, Spine]


@dataclass(frozen=True)
class _Opened:
    """One file of the library, read as far as it can be."""

    references: Mapping[str, Reference]
    source: Source
    diagnostics: tuple[Diagnostic, ...] = ()


class Filed:
    """Every reference of a project by its key, where each stands, and what is wrong with the library.

    A file whose ``spines`` are known is read when an entry of it is asked for.
    A file that cannot be read costs only its own.
    """

    def __init__(
        self, folder: Path, shown: Callable[[Path], Path], known: Callable[[Path], Spines | None]
    ) -> None:
        self._shown = shown
        self._opened: dict[Path, _Opened] = {}
        self.homes: dict[str, Path] = {}
        self.spines: dict[str, Spine] = {}
        self.spines_of: dict[Path, Spines] = {}
        """The spines in each file that has nothing wrong with it."""

        found: list[Diagnostic] = []
        for path in sorted(folder.glob("*.yaml")):
            found += self._shelve(path, known(path))
        self.diagnostics = tuple(found)
        self.references = Fetched(self.homes, lambda key: self._open(self.homes[key]).references[key])
        self.sources = Fetched(self.homes, lambda key: self._open(self.homes[key]).source)

    def _shelve(self, path: Path, spines: Spines | None) -> list[Diagnostic]:
        """Put the spines of one file with the others; what is wrong with it, or doubled in it."""
        found: list[Diagnostic] = []
        if spines is None:
            opened = self._open(path)
            found += opened.diagnostics
            spines = {key: spine(each) for key, each in opened.references.items()}
        if not found:
            self.spines_of[path] = spines
        for key in spines:
            if key in self.homes:
                twice = citing.duplicate_reference(("references", key), key, key, "key")
                found.append(self._open(path).source.locate(twice))
            self.homes[key] = path
        self.spines.update(spines)
        return found

    def _open(self, path: Path) -> _Opened:
        if path not in self._opened:
            shown = self._shown(path)
            try:
                library, source = read(path, Library, shown)
                self._opened[path] = _Opened(library.references, source)
            except HandoutError as error:
                self._opened[path] = _Opened({}, Source(shown, ()), error.diagnostics)
        return self._opened[path]


def spine(reference: Reference) -> Spine:
    """What is seen of a reference without opening it."""
    said = reference.model_dump_json().encode()
    digest = blake2b(said, digest_size=16).hexdigest()
    return Spine(digest, reference.doi or "", reference.pmid or "")
