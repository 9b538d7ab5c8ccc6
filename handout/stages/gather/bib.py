"""BibTeX, as Zotero, JabRef, Mendeley and publishers export it (.bib)."""

from __future__ import annotations

import logging
import re
from typing import Any

from bibtexparser import model
from bibtexparser.entrypoint import parse_string

from handout.model.faults import gathering
from handout.stages.gather.bib_entry import EntryReader
from handout.stages.gather.draft import Draft, Page

BROKEN = re.compile(r"\s*(?:@\s*\w[^{(]*[{(]|\w+\s*\{[^\s{},]+,\s*$)")


def drafts(page: Page) -> list[Draft]:
    """Each entry of the file; what lies between is comment, unless it looks like an entry that is broken."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it tells in a log what is told here
    blocks = parse_string(page.text, parse_stack=[]).blocks
    macros = {each.key.lower(): str(each.value) for each in blocks if isinstance(each, model.String)}
    entries = [entry for each in blocks if (entry := _entry(each)) is not None]
    parents = {each.key.lower(): each for each in reversed(entries)}
    for block in blocks:
        _complain(page, block)
    return [EntryReader(page, each, macros, parents).draft() for each in entries]


def _entry(block: Any) -> model.Entry | None:
    inner = getattr(block, "ignore_error_block", None) or block
    return inner if isinstance(inner, model.Entry) else None


def _complain(page: Page, block: Any) -> None:
    """Tell what was no entry though it was meant as one."""
    at = page.line(max(block.start_line or 0, 0))
    if _entry(block) is not None:
        return
    if isinstance(block, model.ParsingFailedBlock):
        page.tell(gathering.unfinished_entry((), "check its braces, quotation marks and commas"), at)
    elif isinstance(block, model.ImplicitComment):
        for number, line in enumerate(block.comment.split("\n"), start=at.line):
            if BROKEN.match(line):
                page.tell(
                    gathering.unreadable_line((), "the beginning of an entry, '@type{key,'"),
                    page.line(number),
                )
