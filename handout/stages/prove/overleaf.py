"""Finished sheets, read again: behind each page stands the one that belongs there, as often as was asked.

None of what placed the pages is asked: who lies behind whom is worked out here
from how paper is turned over, and pages are told apart by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2

from handout.model.diagnostic import Finding
from handout.model.faults import imposing
from handout.model.sheet.leaves import Odd
from handout.model.sheet.proven import Proven
from handout.model.sheet.setup import Setup
from handout.stages.prove.nesting import Met, nesting
from handout.stages.prove.recognise import Known, Seen, recognised, seen_in
from handout.stages.prove.rims import rims
from handout.stages.prove.turning import Place, places

Leaf = tuple[int, int]
BLANK: Leaf = (-1, -1)


def overleaf(
    data: bytes, setup: Setup, prints: Sequence[Proven], odd: Odd, tickets: int = 0
) -> list[Finding]:
    """All that is wrong with finished sheets; nothing where every leaf is one that was asked for.

    A leaf is a page with the one behind it: the first with the second, the third
    with the fourth, of the same print and the same version. ``tickets`` are the
    pages in front that bear no card.
    """
    known = recognised(prints)
    wanted = _wanted(setup, prints, known, odd)
    found: list[Finding] = []
    leaves: Counter[Leaf] = Counter()
    with pypdfium2.PdfDocument(data) as pdf:
        for number, texts in enumerate(_sheets(pdf, setup, tickets), start=1):
            for text in texts:
                found += rims(text, setup, number)
            every = [_met(texts, place, known) for place in places(setup)]
            for index, (place, met) in enumerate(zip(places(setup), every, strict=True), start=1):
                leaf = _leaf(met, place)
                found += _strays(met, place, number, index, is_asked=leaf in wanted)
                leaves[leaf] += 1
            if setup.layout.makes == "booklet":
                found += nesting(every, prints, known, number)
    return found or list(_miscounted(leaves, wanted, known))


def _sheets(pdf: pypdfium2.PdfDocument, setup: Setup, tickets: int) -> Iterator[list[Any]]:
    """The text of each sheet's front, and of its back if it has one."""
    sides = 1 if setup.flip == "none" else 2
    is_turned = any(place.is_turned for place in places(setup))
    for first in range(tickets, len(pdf), sides):
        yield [_read(pdf[first + side], is_turned=side > 0 and is_turned) for side in range(sides)]


def _read(page: Any, *, is_turned: bool) -> Any:
    """The text of a side, held so that its pages are upright: words are then met in the same order."""
    if is_turned:
        page.set_rotation(180)
    return page.get_textpage()


def _met(texts: Sequence[Any], place: Place, known: Known) -> Met:
    """What stands in a place, and what stands behind it."""
    front = seen_in(texts[0], place.front, known)
    return front, seen_in(texts[place.side], place.back, known) if place.back else Seen()


def _strays(met: Met, place: Place, sheet: int, slot: int, *, is_asked: bool) -> Iterator[Finding]:
    """Two pages back to back that do not belong together, or a page out of its place."""
    front, back = met
    if not is_asked or any(seen.text and seen.page is None for seen in met):
        yield imposing.mismatched_back((), sheet, slot, _named(front), _named(back))
        return
    for seen, is_turned in ((front, False), (back, place.is_turned)):
        if by := seen.astray(is_turned=is_turned):
            yield imposing.displaced_page((), sheet, slot, by)


def _named(seen: Seen) -> str:
    if not seen.text:
        return "nothing"
    return f"page {seen.number} of {seen.code}" if seen.page is not None else f"'{seen.text[:20]}…'"


def _leaf(met: Met, place: Place) -> Leaf:
    """The pages that lie back to back, the earlier one first."""
    front, back = (-1 if seen.page is None else seen.page for seen in met)
    return (back, front) if place.is_verso else (front, back)


def _wanted(setup: Setup, prints: Sequence[Proven], known: Known, odd: Odd) -> Counter[Leaf]:
    """The leaves that were asked for, as often as they were; a blank one may be there as well."""
    wanted: Counter[Leaf] = Counter({BLANK: 0})
    for number, each in enumerate(prints):
        for front, back in _asked(setup, len(each.trims), odd):
            leaf = known.same(number, front), -1 if back is None else known.same(number, back)
            wanted[leaf] += each.copies
    return wanted


def _asked(setup: Setup, pages: int, odd: Odd) -> Iterator[tuple[int, int | None]]:
    """The leaves of one copy: the first page with the second, the third with the fourth."""
    if setup.flip == "none" and setup.layout.makes == "cards":
        yield from ((page, None) for page in range(pages))
        return
    for page in range(0, pages, 2):
        last = page if odd == "repeat" else None
        yield page, page + 1 if page + 1 < pages else last


def _miscounted(leaves: Counter[Leaf], wanted: Counter[Leaf], known: Known) -> Iterator[Finding]:
    """Leaves that came out more or less often than the order says."""
    for leaf in sorted(set(wanted) - {BLANK}):
        if wanted[leaf] != leaves[leaf]:
            name, page = known.named(leaf[0])
            yield imposing.miscounted_page((), name, page, leaves[leaf], wanted[leaf])
