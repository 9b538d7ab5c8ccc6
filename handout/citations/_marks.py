"""Marks in brackets: a raised figure after a dose would read as one of its digits (rule REF-9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby


def marks(numbers: Sequence[int]) -> str:
    """Each number once, ascending, three or more in a row joined by an en dash: [1,3–5]."""
    said = ",".join(_said(stretch) for stretch in _stretches(numbers))
    return f"[{said}]" if said else ""


def _stretches(numbers: Sequence[int]) -> Iterator[list[int]]:
    # Numbers in a row all lie the same distance from their positions.
    for _, stretch in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in stretch]


def _said(stretch: list[int]) -> str:
    return f"{stretch[0]}–{stretch[-1]}" if len(stretch) > 2 else ",".join(map(str, stretch))
