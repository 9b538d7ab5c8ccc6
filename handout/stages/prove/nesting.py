"""Sheets that are laid into each other and folded: which page comes beside which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handout.model.diagnostic import Finding
from handout.model.faults import imposing
from handout.model.sheet.proven import Proven
from handout.stages.prove.recognise import Known, Seen

Met = tuple[Seen, Seen]
PAGES_ON_A_SHEET = 4


def nesting(places: Sequence[Met], prints: Sequence[Proven], known: Known, sheet: int) -> Iterator[Finding]:
    """On each side the numbers of the two pages come to one more than all pages together."""
    for left, right in zip(*places, strict=True):
        if left.page is not None and right.page is not None:
            pages = len(prints[known.pages[left.page].print].trims)
            whole = pages + -pages % PAGES_ON_A_SHEET
            if left.number + right.number != whole + 1:
                yield imposing.disordered_booklet((), sheet, left.number, right.number)
