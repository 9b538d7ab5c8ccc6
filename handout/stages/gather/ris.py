"""RIS, as EndNote, Zotero, Mendeley and most publishers export it (.ris)."""

from __future__ import annotations

import re

from handout.model.faults import gathering
from handout.stages.gather.dates import dated
from handout.stages.gather.draft import Draft, Page, Piece
from handout.stages.gather.known import RIS, words
from handout.stages.gather.parts import addressed, identified, named, paged
from handout.stages.gather.tagged import Tagged

FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - ?")
NEARLY = re.compile(r"[A-Z][A-Z0-9] ?-|[A-Z][A-Z0-9]\s+-")
# Some exports number their entries, or say at the top where they come from.
BETWEEN = re.compile(r"\s*(?:[0-9]+\.?\s*|(?:Provider|Database|Content): ?.*)?")
KINDS = {
    "article-journal": ("JOUR", "EJOUR", "JFULL", "INPR"),
    "book": ("BOOK", "EBOOK", "EDBOOK", "WHOLE"),
    "chapter": ("CHAP", "ECHAP"),
    "report": ("RPRT", "GOVDOC", "STAND"),
    "webpage": ("ELEC", "WEB", "BLOG"),
    "legislation": ("STAT", "BILL", "LEGAL"),
}
TYPES = {tag: kind for kind, tags in KINDS.items() for tag in tags}
READ = words("""
    TY ER TI T1 T2 BT AU A1 A2 ED JF JO JA J1 J2 VL IS SP EP PY Y1 Y2 DA DO UR PB CY PP ET AN C7 DB DP
""")


def drafts(page: Page) -> list[Draft]:
    """Each entry of the file, from its TY to its ER."""
    return [_draft(tagged) for tagged in _split(page)]


def _split(page: Page) -> list[Tagged]:
    found: list[Tagged] = []
    is_open = False
    for number, line in enumerate(page.lines):
        field = FIELD.match(line) or re.fullmatch(r"(?P<tag>ER)\s*-\s*", line)
        if field and field["tag"] == "TY":
            if is_open:
                found[-1].draft.tell(gathering.unfinished_entry((), "'ER  - '"))
            found.append(Tagged(Draft(page, page.line(number))))
            is_open = True
        if not is_open:
            if not BETWEEN.fullmatch(line):
                page.lose(number, "the beginning of an entry, 'TY  - '")
        elif field and field["tag"] == "ER":
            is_open = False
        else:
            _take(found[-1], field, number)
    if is_open:
        found[-1].draft.tell(gathering.unfinished_entry((), "'ER  - '"))
    return found


def _take(tagged: Tagged, field: re.Match[str] | None, number: int) -> None:
    """A field, or the rest of one; a text that is printed goes on only if its next line is indented."""
    page = tagged.draft.page
    line = page.lines[number]
    if field:
        tagged.add(field["tag"], number, field.end())
        if field["tag"] not in READ and field["tag"] not in RIS:
            page.pass_over(field["tag"], page.line(number))
    elif line.strip():
        last = tagged.fields[-1][0]
        if NEARLY.match(line) or (last in READ and not line[0].isspace()):
            page.lose(number, "'TG  - text'", tagged.draft)
        else:
            tagged.extend(number)


def _draft(tagged: Tagged) -> Draft:
    draft = tagged.draft
    kind = tagged.only("TY") or Piece("", draft.at)
    draft.put("type", kind.saying(TYPES.get(kind.text, kind.text)))
    is_book = draft.data.get("type") == "book"
    draft.put("title", tagged.only("TI", "T1", *(("BT",) if is_book else ())))
    for role, tags in (("author", ("AU", "A1")), ("editor", ("ED", *(() if is_book else ("A2",))))):
        for _, piece in tagged.all(*tags):
            named(draft, role, piece)
    _container(tagged)
    draft.put("volume", tagged.only("VL"))
    draft.put("number" if draft.data.get("type") == "report" else "issue", tagged.only("IS"))
    draft.put("number", tagged.only("C7"))
    _pages(tagged)
    _date(tagged)
    for key, tags in (("edition", ("ET",)), ("publisher", ("PB",)), ("publisher-place", ("CY", "PP"))):
        draft.put(key, tagged.first(*tags) if draft.data.get("type") != "article-journal" else None)
    identified(draft, tagged.only("DO"))
    draft.put("PMID", _pmid(tagged))
    addressed(draft, tagged.first("UR"), tagged.first("Y2"))
    return draft


def _container(tagged: Tagged) -> None:
    """The journal or book in full, and its abbreviation: programs differ in where they put which."""
    kind = tagged.draft.data.get("type")
    if kind == "book":
        return
    full = tagged.first("JF", "T2", *(("BT",) if kind == "chapter" else ()), "JO")
    tagged.draft.put("publisher" if kind == "webpage" and not tagged.first("PB") else "container-title", full)
    if kind == "article-journal" and full:
        short = tagged.first("JA", "J2", "JO")
        has_both = short and (short.text != full.text or " " not in full.text)
        tagged.draft.put(
            "container-title-short", short and short.saying(_bare(short.text)) if has_both else None
        )


def _bare(short: str) -> str:
    """An abbreviation as NLM writes it, without stops."""
    return short.replace(".", "").strip()


def _pages(tagged: Tagged) -> None:
    first, last = tagged.only("SP"), tagged.only("EP")
    if first and last and first.text != last.text and last.text not in first.text.split("-"):
        first = first.saying(f"{first.text}-{last.text}")
    paged(tagged.draft, first)


def _date(tagged: Tagged) -> None:
    """The day that DA names, where it is of the year that PY names."""
    year, day = tagged.only("PY", "Y1"), tagged.first("DA")
    is_closer = day and (year is None or (day.text[:4] == year.text[:4] and len(year.text.strip("/ ")) == 4))
    dated(tagged.draft, "issued", day if is_closer else year)


def _pmid(tagged: Tagged) -> Piece | None:
    """The accession number, where the database is PubMed."""
    number, database = tagged.first("AN"), tagged.first("DB") or tagged.first("DP")
    is_pubmed = database and re.search(r"pubmed|medline|nlm", database.text, re.IGNORECASE)
    return number if is_pubmed else None
