"""How much longer than the other one side of a picture may be."""

from __future__ import annotations

from collections.abc import Iterator

MOST_STRETCHED = 20


def stretched(width: float, height: float) -> Iterator[str]:
    if not (width > 0 and height > 0):
        yield "it has no width or no height"
    elif not 1 / MOST_STRETCHED <= width / height <= MOST_STRETCHED:
        yield f"it is {width:g} wide and {height:g} high: printed, it would be a line"
