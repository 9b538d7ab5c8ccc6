"""CSL-JSON, as Zotero, Mendeley and citation services write it (.json)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any

from handout.model.diagnostic import Place
from handout.model.faults import gathering, shape
from handout.model.source import Stretch
from handout.stages.gather.dates import dated
from handout.stages.gather.draft import Draft, Page, Piece
from handout.stages.gather.json_tree import Tree
from handout.stages.gather.known import CSL
from handout.stages.gather.markup import plain
from handout.stages.gather.parts import addressed, identified, paged

PLAIN = ("title", "container-title", "volume", "issue", "number", "edition")
TYPES = {"post-weblog": "webpage", "post": "webpage", "bill": "legislation", "standard": "report"}
READ = {
    *PLAIN,
    *("id", "type", "author", "editor", "issued", "accessed", "page", "DOI", "PMID", "URL", "note"),
    *("container-title-short", "journalAbbreviation", "publisher", "publisher-place", "article-number"),
}
ARTICLE = ("container-title-short", "journalAbbreviation")
OTHER = ("publisher", "publisher-place")
PARTICLES = ("non-dropping-particle", "dropping-particle")
NAME = (*PARTICLES, "family", "given", "suffix", "literal", "name")


def drafts(page: Page) -> list[Draft]:
    """Each item of the list, or of the list under 'items'."""
    try:
        tree = Tree(page.text)
    except JSONDecodeError as error:
        line, column = error.lineno - 1, error.colno - 1
        page.tell(
            gathering.unreadable_line((), f"JSON: {error.msg}"), Stretch(line, column, line, column + 1)
        )
        return []
    found = []
    for place, item in _items(tree):
        if isinstance(item, dict):
            found.append(_Reader(page, tree, place, item).draft())
        else:
            page.tell(shape.wrong_type((), "a reference with 'type' and 'title'", item), tree.places[place])
    return found


def _items(tree: Tree) -> list[tuple[Place, Any]]:
    data = tree.data
    place: Place = ()
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data, place = data["items"], ("items",)
    return (
        [((*place, number), item) for number, item in enumerate(data)]
        if isinstance(data, list)
        else [((), data)]
    )


class _Reader:
    """One item on its way into the library's terms."""

    def __init__(self, page: Page, tree: Tree, place: Place, item: Mapping[str, Any]) -> None:
        self.tree, self.place, self.item = tree, place, item
        self.made = Draft(page, tree.places[place])
        for key in self.item:
            if key not in READ and key not in CSL:
                page.pass_over(key, tree.keys[*place, key])

    def draft(self) -> Draft:
        made = self.made
        kind = self._text("type")
        made.put("type", kind and kind.saying(TYPES.get(kind.text, kind.text)))
        for role in ("author", "editor"):
            self._names(role)
        for key in PLAIN:
            made.put(key, self._text(key))
        is_article = kind is not None and kind.text == "article-journal"
        for key in ARTICLE if is_article else OTHER:
            made.put(key.replace("journalAbbreviation", "container-title-short"), self._text(key))
        made.put("number", self._text("article-number"))
        self._date("issued")
        paged(made, self._text("page"))
        identified(made, self._text("DOI"))
        made.put("PMID", self._text("PMID") or self._noted())
        addressed(made, self._text("URL"))
        if "URL" in made.data:
            self._date("accessed")
        return made

    def _text(self, *path: str | int) -> Piece | None:
        """The text or figure at a place; anything else there is refused."""
        value: Any = self.item
        for part in path:
            value = value.get(part) if isinstance(value, dict) else value[part]
        if value is None:
            return None
        at = self.tree.places[*self.place, *path]
        if not isinstance(value, str):
            self.made.tell(shape.wrong_type((), "text", value), at)
            return None
        return plain(self.made, Piece(value, at))

    def _names(self, role: str) -> None:
        names = self.item.get(role)
        if names is not None and not isinstance(names, list):
            at = self.tree.places[*self.place, role]
            self.made.tell(shape.wrong_type((), "a list of names", names), at)
            return
        for number, name in enumerate(names or ()):
            at = self.tree.places[*self.place, role, number]
            if isinstance(name, dict):
                self.made.name(role, self._name(role, number), at)
            else:
                self.made.tell(shape.wrong_type((), "a name with 'family' or 'literal'", name), at)

    def _name(self, role: str, number: int) -> dict[str, str]:
        """The parts of a name; its particles stay before the family, as the library files them."""
        said = {key: piece.text for key in NAME if (piece := self._text(role, number, key))}
        family = " ".join(said[key] for key in (*PARTICLES, "family") if key in said)
        literal = said.get("literal") or said.get("name", "")
        return {
            "family": family,
            "given": said.get("given", ""),
            "suffix": said.get("suffix", ""),
            "literal": literal,
        }

    def _date(self, key: str) -> None:
        """A date from its parts, or as it was typed."""
        date = self.item.get(key)
        if not isinstance(date, dict):
            dated(self.made, key, self._text(key))
            return
        parts = date.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            said = "-".join(str(part).zfill(2) for part in parts[0] if part is not None)
            at = self.tree.places[*self.place, key, "date-parts"]
            dated(self.made, key, Piece(said, at) if said else None)
        else:
            typed = next((each for each in ("raw", "literal") if date.get(each) is not None), None)
            dated(self.made, key, self._text(key, typed) if typed else None)

    def _noted(self) -> Piece | None:
        """Zotero writes the PubMed id into the note."""
        note = self.item.get("note")
        found = re.search(r"\bPMID: *([0-9]{1,9})\b", note[:2000]) if isinstance(note, str) else None
        return Piece(found[1], self.tree.places[*self.place, "note"]) if found else None
