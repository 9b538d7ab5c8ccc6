"""One entry of BibTeX on its way into CSL-JSON's terms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibtexparser import model
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from handout.model.faults import gathering
from handout.model.source import Stretch
from handout.stages.gather.bib_values import said
from handout.stages.gather.dates import dated
from handout.stages.gather.draft import Draft, Page, Piece
from handout.stages.gather.known import BIBTEX, words
from handout.stages.gather.latex import unlatex
from handout.stages.gather.markup import LONGEST, plain
from handout.stages.gather.parts import addressed, identified, paged

KINDS = {
    "article": "article-journal",
    **dict.fromkeys(("book", "mvbook", "collection"), "book"),
    **dict.fromkeys(("incollection", "inbook"), "chapter"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    "legislation": "legislation",
}
PLAIN = {
    "title": ("title",),
    "container-title": ("journal", "journaltitle", "booktitle"),
    "container-title-short": ("shortjournal",),
    "volume": ("volume",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "organization"),
    "publisher-place": ("address", "location"),
}
READ = words("""
    address articleno author booktitle crossref date day doi edition editor eid eprint eprinttype
    institution issue journal journaltitle location month number organization pages pmid publisher
    shortjournal subtitle title url urldate volume year
""")


class EntryReader:
    """Reads the fields of one entry, by the texts of ``@string`` and the books that chapters lean on."""

    def __init__(
        self, page: Page, entry: model.Entry, macros: Mapping[str, str], parents: Mapping[str, model.Entry]
    ) -> None:
        self.page, self.macros, self.parents = page, macros, parents
        self.made = Draft(page, page.line(entry.start_line or 0))
        self.kind = KINDS.get(entry.entry_type.lower(), entry.entry_type)
        self.fields: dict[str, model.Field] = {}
        for field in entry.fields:
            self._take(field)
        self._inherit()

    def _take(self, field: model.Field) -> None:
        name = field.key.lower()
        if name not in READ and name not in BIBTEX and not name.startswith("bdsk-"):
            self.page.pass_over(field.key, self._at(field))
        if name in self.fields and self.fields[name].value != field.value:
            self.made.tell(gathering.repeated_field((), field.key), self._at(field))
        self.fields.setdefault(name, field)

    def _inherit(self) -> None:
        """What a chapter leaves unsaid stands with its book; the book's title is the chapter's container."""
        if "crossref" not in self.fields:
            return
        key = self._plain("crossref")
        parent = self.parents.get(key.text.lower()) if key else None
        if parent is None:
            self.made.tell(gathering.unknown_parent((), key.text if key else ""), key.at if key else None)
            return
        for field in parent.fields:
            name = {"title": "booktitle", "author": "editor"}.get(field.key.lower(), field.key.lower())
            if name in READ - {"doi", "pages", "crossref"}:
                self.fields.setdefault(name, field)

    def draft(self) -> Draft:
        made = self.made
        if self.kind == "misc" and "url" in self.fields:
            self.kind = "webpage"
        made.put("type", Piece(self.kind, made.at))
        for role in ("author", "editor"):
            self._names(role)
        for key, names in PLAIN.items():
            if not (key.startswith("publisher") and self.kind == "article-journal"):
                for name in names:
                    made.put(key, self._plain(name))
        self._subtitle()
        made.put(
            "issue" if self.kind == "article-journal" else "number",
            self._plain("number") or self._plain("issue"),
        )
        for name in ("eid", "articleno"):
            made.put("number", self._plain(name))
        paged(made, self._plain("pages"))
        dated(made, "issued", self._date())
        identified(made, self._bare("doi"))
        made.put("PMID", self._bare("pmid") or self._eprint())
        addressed(made, self._bare("url"), self._plain("urldate"))
        return made

    def _subtitle(self) -> None:
        if (more := self._plain("subtitle")) and "title" in self.made.data:
            self.made.data["title"] += f": {more.text}"

    def _names(self, role: str) -> None:
        if (piece := self._said(role)) is None:
            return
        for name in split_multiple_persons_names(piece.text):
            self._name(role, name, piece.at)

    def _name(self, role: str, name: str, at: Stretch) -> None:
        if name.lower() == "others":
            self.made.tell(gathering.shortened_names(()), at)
        elif re.fullmatch(r"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", name):
            self.made.name(role, {"literal": self._unlatex(name, at)}, at)
        else:
            try:
                parts = parse_single_name_into_parts(name)
            except InvalidNameError:
                self.made.tell(gathering.malformed_name((), name).on(name), at)
                return
            family = self._unlatex(" ".join((*parts.von, *parts.last)), at)
            given, suffix = (self._unlatex(" ".join(part), at) for part in (parts.first, parts.jr))
            self.made.name(role, {"family": family, "given": given, "suffix": suffix}, at)

    def _date(self) -> Piece | None:
        whole, year = self._plain("date"), self._plain("year")
        month, day = self._plain("month"), self._plain("day")
        if whole or not (year and month):
            return whole or year
        return year.saying(f"{year.text} {month.text}" + (f" {day.text}" if day else ""))

    def _eprint(self) -> Piece | None:
        kind = self._plain("eprinttype")
        return self._bare("eprint") if kind and kind.text.lower() in ("pubmed", "pmid") else None

    def _plain(self, name: str) -> Piece | None:
        """A field's text without LaTeX and HTML."""
        piece = self._said(name)
        return plain(self.made, piece.saying(self._unlatex(piece.text, piece.at))) if piece else None

    def _bare(self, name: str) -> Piece | None:
        """An identifier or address, in which only the escapes of LaTeX mean anything."""
        piece = self._said(name)
        return piece and piece.saying(re.sub(r"\\([_%&#~{}$])|[{}]|\\url", r"\1", piece.text).strip())

    def _unlatex(self, text: str, at: Stretch) -> str:
        read, unknown = unlatex(text)
        for command in dict.fromkeys(unknown):
            self.made.tell(gathering.unknown_markup((), command).on(command), at)
        return read

    def _said(self, name: str) -> Piece | None:
        """A field's text, its braces, quotation marks and abbreviations resolved."""
        if (field := self.fields.get(name)) is None:
            return None
        text, unknown = said(str(field.value), self.macros)
        for each in unknown:
            self.made.tell(gathering.unknown_macro((), each).on(each), self._at(field))
        return Piece(text[:LONGEST], self._at(field))

    def _at(self, field: model.Field) -> Stretch:
        """From the field's value to its end; the library counts the line of the sign of equality."""
        line = max(field.start_line or 0, 0)
        text = self.page.lines[line] if line < len(self.page.lines) else ""
        found = re.search(rf"\b{re.escape(field.key[:LONGEST])}\s*=\s*", text[:LONGEST])
        last = line + str(field.value).count("\n")
        return Stretch(
            line, found.end() if found else 0, last, len(self.page.lines[min(last, len(self.page.lines) - 1)])
        )
