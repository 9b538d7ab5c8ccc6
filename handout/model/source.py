"""A content file as written: its data, and where each piece of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handout.model.diagnostic import Diagnostic, Finding, Place, Span


class Scalar(str):
    """Text as YAML gave it, which remembers what YAML dropped behind it."""

    __slots__ = ("dropped",)
    dropped: str

    def __new__(cls, text: str, dropped: str = "") -> Scalar:
        scalar = super().__new__(cls, text)
        scalar.dropped = dropped
        return scalar


@dataclass(frozen=True)
class Stretch:
    """From a first character to the one after the last; lines and columns count from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Source:
    """A file's lines, and the stretches of its keys and of its values."""

    path: Path
    lines: tuple[str, ...]
    keys: Mapping[Place, Stretch] = field(default_factory=dict)
    values: Mapping[Place, Stretch] = field(default_factory=dict)
    others: Mapping[Place, Span] = field(default_factory=dict)
    """What stands in other files that this one names."""

    def locate(self, finding: Finding) -> Diagnostic:
        """The finding with its line and column."""
        return finding.at(self.span(finding.place, finding.needle))

    def span(self, place: Place, needle: str = "") -> Span:
        """Where ``needle`` stands at ``place``, or else the place, or else what encloses it."""
        known = place
        while known and known not in self.values and known not in self.keys and known not in self.others:
            known = known[:-1]
        if known in self.others:
            return _narrowed(self.others[known], needle)
        stretch = self.values.get(known, self.keys.get(known))
        if stretch is None:
            return Span(self.path)
        return self._cut(self._find(needle, stretch) if needle else stretch)

    def key_span(self, place: Place) -> Span:
        """Where the key of ``place`` stands."""
        return self._cut(self.keys[place]) if place in self.keys else self.span(place)

    def _find(self, needle: str, within: Stretch) -> Stretch:
        for number in range(within.line, min(within.end_line, len(self.lines) - 1) + 1):
            first = within.column if number == within.line else 0
            column = self.lines[number].find(needle, first)
            if column >= 0:
                return Stretch(number, column, number, column + len(needle))
        return within

    def _cut(self, stretch: Stretch) -> Span:
        line = self.lines[stretch.line] if stretch.line < len(self.lines) else ""
        end = stretch.end_column if stretch.end_line == stretch.line else len(line.rstrip())
        length = max(1, min(end, len(line)) - stretch.column)
        return Span(self.path, stretch.line + 1, stretch.column + 1, length, line)


def _narrowed(span: Span, needle: str) -> Span:
    column = span.excerpt.find(needle) if needle else -1
    return span._replace(column=column + 1, length=len(needle)) if column >= 0 else span
