"""PubMed's own format, as 'Save' and 'Send to: Citation manager' write it (.nbib)."""

from __future__ import annotations

import re

from handout.model.faults import gathering
from handout.stages.gather.dates import dated
from handout.stages.gather.draft import Draft, Page, Piece
from handout.stages.gather.known import NBIB, words
from handout.stages.gather.parts import identified, named, paged
from handout.stages.gather.tagged import Tagged

FIELD = re.compile(r"(?P<tag>[A-Z]{2,4}) {0,2}- ?")
FORM = "'TAG - text', beginning with 'PMID- '"
READ = words("PMID TI BTI CTI JT TA VI IP PG DP LID AID FAU AU CN FED ED PB PL EN PT RIN EIN")
PLAIN = {
    "JT": "container-title",
    "TA": "container-title-short",
    "VI": "volume",
    "IP": "issue",
    "EN": "edition",
}


def drafts(page: Page) -> list[Draft]:
    """Each entry of the file; one ends at an empty line or where the next begins."""
    return [_draft(tagged) for tagged in _split(page)]


def _split(page: Page) -> list[Tagged]:
    found: list[Tagged] = []
    is_open = False
    for number, line in enumerate(page.lines):
        field = FIELD.match(line)
        if not line.strip():
            is_open = False
        elif field and (is_open or field["tag"] == "PMID"):
            if field["tag"] == "PMID":
                found.append(Tagged(Draft(page, page.line(number))))
                is_open = True
            found[-1].add(field["tag"], number, field.end())
            _know(page, field["tag"], number)
        elif is_open and line.startswith("      "):
            found[-1].extend(number)
        else:  # an entry that an empty line has torn in two is told too, and no half of it is filed
            page.lose(number, FORM, found[-1].draft if found else None)
    return found


def _know(page: Page, tag: str, number: int) -> None:
    if tag not in READ and tag not in NBIB:
        page.pass_over(tag, page.line(number))


def _draft(tagged: Tagged) -> Draft:
    draft = tagged.draft
    _titles(tagged)
    _names(tagged)
    for tag, key in PLAIN.items():
        draft.put(key, tagged.only(tag))
    if "container-title" not in draft.data:
        draft.put("container-title", tagged.first("BTI") if draft.data["type"] == "chapter" else None)
    dated(draft, "issued", tagged.only("DP"))
    paged(draft, tagged.only("PG"))
    if draft.data["type"] != "article-journal":  # of an article, PL is where its journal is published
        draft.put("publisher", tagged.first("PB"))
        draft.put("publisher-place", tagged.first("PL"))
    doi = next((piece for _, piece in tagged.all("LID", "AID") if piece.text.endswith("[doi]")), None)
    identified(draft, doi and doi.saying(doi.text.removesuffix("[doi]").strip()))
    draft.put("PMID", tagged.only("PMID"))
    _corrections(tagged)
    return draft


def _titles(tagged: Tagged) -> None:
    """An entry with a book's title is the book, or a chapter of it where it has a title of its own."""
    own, book = tagged.only("TI"), tagged.only("BTI")
    kind = "chapter" if own and book else "book" if book else "article-journal"
    tagged.draft.put("type", Piece(kind, tagged.draft.at))
    title = own or book
    tagged.draft.put("title", title and title.saying(re.sub(r"(?<!\.)\.$", "", title.text)))


def _names(tagged: Tagged) -> None:
    """Authors by full name, or by initials where PubMed has no more; groups in their order."""
    for role, full, short in (("author", "FAU", "AU"), ("editor", "FED", "ED")):
        tags = (full if tagged.all(full) else short, *(("CN",) if role == "author" else ()))
        for tag, piece in tagged.all(*tags):
            if tag == "CN":
                tagged.draft.name(role, {"literal": piece.text.rstrip(". ")}, piece.at)
            else:
                named(tagged.draft, role, piece)


def _corrections(tagged: Tagged) -> None:
    retracted = tagged.first("RIN") or next(
        (piece for _, piece in tagged.all("PT") if piece.text == "Retracted Publication"), None
    )
    if retracted:
        tagged.draft.tell(gathering.retracted_source(()), retracted.at)
        tagged.draft.put("note", retracted.saying("This article has been retracted."))
    elif erratum := tagged.first("EIN"):
        tagged.draft.put("note", erratum.saying("An erratum has been published."))
