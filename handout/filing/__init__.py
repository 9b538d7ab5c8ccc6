"""File references of other programs in the library: each once, each sound, each under a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handout.filing.keys import key
from handout.filing.shelf import Shelf, shelve
from handout.filing.twins import Twins
from handout.model.diagnostic import Diagnostic, Finding, HandoutError, Span, errors
from handout.model.faults import gathering, printing
from handout.model.gathered import Entry
from handout.model.reference import Reference
from handout.model.source import Source
from handout.project import Project
from handout.stages.gather import gather
from handout.stages.read import typed
from handout.stages.write import write


@dataclass(frozen=True)
class Filing:
    """What an import comes to: what is filed where, and all that was found on the way."""

    path: Path
    references: dict[str, Reference] = field(default_factory=dict)
    origins: dict[str, Span] = field(default_factory=dict)
    shelf: Shelf | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    known: int = 0
    refused: int = 0


class _Desk:
    """Where each entry is looked at once, in the order of the files."""

    def __init__(self, project: Project) -> None:
        self.told: list[Diagnostic] = [*project.filed.diagnostics]
        self.references: dict[str, Reference] = {}
        self.origins: dict[str, Span] = {}
        self.known = self.refused = 0
        self.taken = set(project.filed.references)
        self.twins = Twins()
        for name, reference in project.filed.references.items():
            self.twins.add(name, reference, project.filed.sources[name].key_span(("references", name)))

    def take(self, entry: Entry) -> None:
        """File the entry, unless it is unsound or filed already."""
        reference, told = _sound(entry)
        self.told += told
        if reference is None:
            self.refused += 1
        elif same := self.twins.same(reference):
            what, where = same
            self.told.append(entry.source.locate(gathering.already_filed((what,), what, *where)))
            self.known += 1
        else:
            self.told += [entry.source.locate(each) for each in self._doubts(reference)]
            self._file(reference, entry.source.span(()))

    def _doubts(self, reference: Reference) -> Iterator[Finding]:
        if like := self.twins.like(reference):
            yield gathering.resembles_another(("title",), *like)
        if (
            reference.type == "article-journal"
            and reference.container_title
            and not reference.container_title_short
        ):
            yield gathering.missing_abbreviation(("container-title",), reference.container_title)

    def _file(self, reference: Reference, span: Span) -> None:
        name = key(reference, self.taken)
        self.taken.add(name)
        self.references[name], self.origins[name] = reference, span
        self.twins.add(name, reference, span)


def file_references(project: Project, paths: Iterable[Path], into: str, *, dry: bool = False) -> Filing:
    """File what the paths hold in ``content/references/INTO.yaml``; what is unsound is told and left out.

    Where the library itself cannot be read, nothing is filed: nobody could know what stands in it already.
    """
    desk = _Desk(project)
    path = project.references_folder / f"{into}.yaml"
    is_readable = not errors(desk.told)
    for each in paths:
        gathered = gather(each)
        desk.told += gathered.diagnostics
        for entry in gathered.entries:
            desk.take(entry)
    shelf = _shelved(desk, path, project.shown(path), dry=dry) if desk.references and is_readable else None
    return _filing(desk, project.shown(path), shelf)


def _shelved(desk: _Desk, path: Path, shown: Path, *, dry: bool) -> Shelf | None:
    try:
        shelf = shelve(path, shown, desk.references)
        if not dry:
            write(shelf.text.encode(), path)
    except HandoutError as error:
        desk.told += error.diagnostics
    except OSError as error:
        said = printing.unwritable_output((), shown.as_posix(), error.strerror or str(error))
        desk.told.append(Source(shown, ()).locate(said))
    else:
        return shelf
    return None


def _filing(desk: _Desk, path: Path, shelf: Shelf | None) -> Filing:
    references, origins = (desk.references, desk.origins) if shelf else ({}, {})
    refused = desk.refused + len(desk.references) - len(references)
    told = tuple(dict.fromkeys(desk.told))
    return Filing(path, references, origins, shelf, told, desk.known, refused)


def _sound(entry: Entry) -> tuple[Reference | None, list[Diagnostic]]:
    """The reference, if nothing is wrong with it; and what was found, in the order of the file."""
    told = list(entry.diagnostics)
    reference = None
    try:
        reference = typed(entry.data, Reference, entry.source)
    except HandoutError as error:
        told += error.diagnostics
    told.sort(key=lambda each: each.span)
    return (None if errors(told) else reference), told
