"""What is kept of a topic and of each of its prints, so that it need not be found out again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from handout.manifest.told import Told

NOTHING: Mapping[str, str] = MappingProxyType({})


class PrintRecord(NamedTuple):
    """One print as it was made, or refused: its files lie below the output folder under these hashes.

    ``key`` identifies all that it was made from; without one nothing is claimed
    of the files, but that they are ours.
    """

    kind: str
    variant: str = ""
    language: str = ""
    key: str = ""
    pdf: str = ""
    html: str = ""
    bytes: int = 0
    pages: int = 0
    fingerprint: str = ""
    fill: Sequence[int] = ()
    density: str = ""
    proofs: Sequence[str] = ()
    findings: Sequence[Told] = ()

    def is_one_of(self, variants: Collection[str], languages: Collection[str]) -> bool:
        """It is of one of these variants and languages; of any, where none are named."""
        return (not variants or self.variant in variants) and (not languages or self.language in languages)

    @property
    def is_refused(self) -> bool:
        return any(each["severity"] == "error" for each in self.findings)


class Trace(NamedTuple):
    """All that a topic's prints were made from, each part with what identifies it."""

    files: Mapping[str, str] = NOTHING
    references: Mapping[str, str] = NOTHING
    looks: str = ""
    sites: str = ""
    is_crowded: bool = False
    """A neighbour left it no place."""
    days: tuple[str, ...] = ()
    today: str = ""

    @property
    def held_against(self) -> tuple[date, ...]:
        return tuple(map(date.fromisoformat, self.days))


class TopicRecord(NamedTuple):
    """A topic as it was last printed: from what, what was found in it, and its prints by their paths.

    ``facts`` are what checks of the whole project ask of a topic; ``outcomes``
    tell what was found before any print, each with the variant it is about.
    """

    trace: Trace
    facts: Mapping[str, Any] | None
    outcomes: tuple[tuple[str, tuple[Told, ...]], ...]
    prints: Mapping[str, PrintRecord]
    raw: Mapping[str, Any] | None = None
    """The record as it was read, so that it need not be taken apart to be written again."""

    def asked(self, variants: Collection[str], languages: Collection[str]) -> dict[str, PrintRecord]:
        """Its prints of these variants and languages."""
        return {path: each for path, each in self.prints.items() if each.is_one_of(variants, languages)}

    def claims(self, prints: Mapping[str, PrintRecord]) -> bool:
        """These of its prints are as they were recorded, as far as the record goes."""
        return bool(self.trace.files) and all(each.key for each in prints.values())

    def disclaimed(self) -> TopicRecord:
        """The same, claiming nothing of its files but that they are ours."""
        prints = {
            path: PrintRecord(each.kind, each.variant, each.language) for path, each in self.prints.items()
        }
        return TopicRecord(Trace(), None, (), prints)


UNKNOWN = TopicRecord(Trace(), None, (), {})
"""A topic of which nothing is recorded yet; what lies under its name is ours all the same."""


def as_data(record: TopicRecord) -> Mapping[str, Any]:
    """The record as JSON can hold it."""
    if record.raw is not None:
        return record.raw
    trace = record.trace._asdict()
    return {
        "trace": {**trace, "files": dict(record.trace.files), "references": dict(record.trace.references)},
        "facts": record.facts,
        "outcomes": record.outcomes,
        "prints": {path: each._asdict() for path, each in record.prints.items()},
    }


def from_data(raw: Any) -> TopicRecord:
    """The record again; ValueError, TypeError or KeyError where it is not one of ours."""
    trace = raw["trace"]
    return TopicRecord(
        Trace(**{**trace, "days": tuple(trace["days"])}),
        raw["facts"],
        tuple((str(kind), tuple(found)) for kind, found in raw["outcomes"]),
        {_inside(path): PrintRecord(**each) for path, each in raw["prints"].items()},
        raw,
    )


def _inside(path: str) -> str:
    """The path of a file of ours; a manifest is never trusted to name another."""
    if path.startswith("/") or ".." in path.split("/") or not path.endswith(".pdf"):
        raise ValueError(path)
    return path
