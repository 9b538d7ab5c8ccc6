"""What the readers of all formats write down: entries as they grow, each piece with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handout.model.diagnostic import Diagnostic, Finding, Place, Severity
from handout.model.faults import gathering
from handout.model.gathered import Entry
from handout.model.source import Source, Stretch

MOST_TOLD = 50


@dataclass(frozen=True)
class Piece:
    """A text of the file, and where it stands."""

    text: str
    at: Stretch

    def saying(self, text: str) -> Piece:
        """Other words at the same place."""
        return Piece(text, self.at)


@dataclass
class Page:
    """One file: its lines, and what is wrong with it as a whole."""

    path: Path
    lines: tuple[str, ...]
    told: dict[Diagnostic, None] = field(default_factory=dict)
    stretches: dict[int, Stretch] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    lost: int = -2

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def located(self, finding: Finding, at: Stretch | None = None) -> Diagnostic:
        return Source(self.path, self.lines, {}, {(): at} if at else {}).locate(finding)

    def tell(self, finding: Finding, at: Stretch | None = None) -> None:
        self.told[self.located(finding, at)] = None

    def pass_over(self, tag: str, at: Stretch) -> None:
        """Say of a field that it is not read: once a file, however often it stands there."""
        if tag not in self.unread:
            self.unread.add(tag)
            self.tell(gathering.unread_field((), tag), at)

    def lose(self, number: int, form: str, draft: Draft | None = None) -> None:
        """Say that a line is not of the form it must have; of several in a row, the first."""
        if number != self.lost + 1:
            (draft or self).tell(gathering.unreadable_line((), form), self.line(number))
        self.lost = number

    def line(self, number: int) -> Stretch:
        """A whole line, counted from 0."""
        if number not in self.stretches:  # a file may be one long line, asked for by each of its entries
            text = self.lines[number] if number < len(self.lines) else ""
            start, end = len(text) - len(text.lstrip()), max(len(text.rstrip()), 1)
            self.stretches[number] = Stretch(number, start, number, end)
        return self.stretches[number]


@dataclass
class Draft:
    """One entry in CSL-JSON's terms, as far as it has been read."""

    page: Page
    at: Stretch
    data: dict[str, Any] = field(default_factory=dict)
    values: dict[Place, Stretch] = field(default_factory=dict)
    told: dict[Diagnostic, None] = field(default_factory=dict)

    def put(self, key: str, piece: Piece | None) -> None:
        """Set a key, if there is anything to say; what was said first stays."""
        if piece is not None and piece.text and key not in self.data:
            self.data[key], self.values[key,] = piece.text, piece.at

    def name(self, role: str, parts: dict[str, str], at: Stretch) -> None:
        """Add an author or editor."""
        names = self.data.setdefault(role, [])
        said = {key: text for key, text in parts.items() if text}
        self.values.update({(role, len(names), key): at for key in said})
        self.values[role, len(names)] = at
        names.append(said)

    def tell(self, finding: Finding, at: Stretch | None = None) -> None:
        """Note what is wrong with the entry, each fault once; of one that is refused, not without end."""
        if len(self.told) < MOST_TOLD or all(each.severity is not Severity.ERROR for each in self.told):
            self.told[self.page.located(finding, at or self.at)] = None

    def entry(self) -> Entry:
        source = Source(self.page.path, self.page.lines, {}, {(): self.at, **self.values})
        return Entry(self.data, source, tuple(self.told))
