"""Names, pages and identifiers as every format writes them."""

from __future__ import annotations

import re

from handout.model.faults import gathering
from handout.stages.gather.dates import dated
from handout.stages.gather.draft import Draft, Piece

SUFFIX = re.compile(r"(?P<given>.*?)[ ,]+(?P<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV)\.?")
INITIALS = re.compile(r"(?P<family>.+?) (?P<given>[A-Z]{1,3})(?: (?P<suffix>Jr|Sr|2nd|3rd|4th))?")
DASHES = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def named(draft: Draft, role: str, piece: Piece) -> None:
    """Add a person written 'Family, Given' or 'Family AB', or else an organisation."""
    text = piece.text.strip(" ,;")
    if re.fullmatch(r"(and )?(others|et al\.?)", text, re.IGNORECASE):
        draft.tell(gathering.shortened_names(()), piece.at)
        return
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and given:
        parts = SUFFIX.fullmatch(given)
        said = parts.groupdict() if parts else {"given": given}
        draft.name(role, {"family": family, **said}, piece.at)
    elif short := INITIALS.fullmatch(text):
        draft.name(role, {key: value or "" for key, value in short.groupdict().items()}, piece.at)
    elif text:
        draft.name(role, {"literal": text}, piece.at)


def paged(draft: Draft, piece: Piece | None) -> None:
    """Set the pages; what begins with a letter and is no range is an article's number."""
    if piece is None:
        return
    text = DASHES.sub("-", piece.text).strip("-. ")
    is_number = re.match(r"[A-Za-z]", text) and "-" not in text
    draft.put("number" if is_number else "page", piece.saying(text))


def identified(draft: Draft, piece: Piece | None) -> None:
    """Set the DOI bare, without the address of its resolver."""
    if piece is not None:
        draft.put("DOI", piece.saying(RESOLVER.sub("", piece.text).strip()))


def addressed(draft: Draft, url: Piece | None, accessed: Piece | None = None) -> None:
    """Set the address, unless an article's identifier leads there already."""
    if draft.data.get("type") == "article-journal" and {"DOI", "PMID"} & set(draft.data):
        return
    draft.put("URL", url)
    if url is not None:
        dated(draft, "accessed", accessed)
