"""The formats in which each line begins with a tag: PubMed's and RIS."""

from __future__ import annotations

from dataclasses import dataclass, field

from handout.model.faults import gathering
from handout.model.source import Stretch
from handout.stages.gather.draft import Draft, Piece
from handout.stages.gather.markup import LONGEST, plain


@dataclass
class Tagged:
    """The fields of one entry, in the order of the file."""

    draft: Draft
    fields: list[tuple[str, Piece]] = field(default_factory=list)

    def add(self, tag: str, number: int, column: int) -> None:
        line = self.draft.page.lines[number]
        text = line[column:].strip()
        start = column + len(line[column:]) - len(line[column:].lstrip()) if text else column
        self.fields.append((tag, Piece(text, Stretch(number, start, number, max(len(line.rstrip()), start)))))

    def extend(self, number: int) -> None:
        """Carry the last field on over one more line."""
        line = self.draft.page.lines[number]
        tag, piece = self.fields[-1]
        at = Stretch(piece.at.line, piece.at.column, number, len(line.rstrip()))
        more = f" {line.strip()}" if len(piece.text) < LONGEST else ""
        self.fields[-1] = (tag, Piece(f"{piece.text}{more}".strip(), at))

    def all(self, *tags: str) -> list[tuple[str, Piece]]:
        """What stands under any of the tags, markup read, in the order of the file."""
        return [(tag, plain(self.draft, piece)) for tag, piece in self.fields if tag in tags and piece.text]

    def first(self, *tags: str) -> Piece | None:
        """What stands under the first of the tags that says anything."""
        return next((found for tag in tags for _, found in self.all(tag)), None)

    def only(self, *tags: str) -> Piece | None:
        """The same, of a field that can be said once."""
        for tag in tags:
            said = self.all(tag)
            for _, other in said[1:]:
                if other.text != said[0][1].text:
                    self.draft.tell(gathering.repeated_field((), tag), other.at)
        return self.first(*tags)
