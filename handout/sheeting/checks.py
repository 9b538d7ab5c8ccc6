"""What must hold of prints before they share sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handout.model.diagnostic import Diagnostic
from handout.model.faults import imposing
from handout.model.sheet.face import Face
from handout.model.sheet.fitting import misfits
from handout.model.sheet.leaves import odd_pages
from handout.model.sheet.proven import Proven
from handout.model.sheet.setup import ROUNDING, Leaf, Setup
from handout.model.source import Source
from handout.sheeting.manner import Manner

MOST_PRINTS = 60


def unfit(manner: Manner, setup: Setup, prints: Sequence[Proven], face: Face) -> Iterator[Diagnostic]:
    """All that keeps the prints from sharing sheets of this layout, each told where it can be mended."""
    for each in prints:
        source = Source(each.path, ())
        yield from (source.locate(found) for found in odd_pages(setup, len(each.trims), manner.odd))
        if other := next((trim.leaf for trim in each.trims if not _alike(setup.leaf, trim.leaf)), None):
            yield source.locate(imposing.mixed_page_sizes((), str(setup.leaf), str(other)))
    if len(prints) > MOST_PRINTS:
        yield manner.source.locate(imposing.too_many_prints((), len(prints), MOST_PRINTS))
    if sign := face.lacks(manner.layout.advice):
        yield manner.source.locate(imposing.unknown_sign(("advice",), sign))
    yield from map(manner.source.locate, misfits(setup))


def _alike(one: Leaf, other: Leaf) -> bool:
    apart = (
        one.size.width - other.size.width,
        one.size.height - other.size.height,
        one.bleed - other.bleed,
    )
    return max(map(abs, apart)) <= ROUNDING
