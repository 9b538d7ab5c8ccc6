"""What is to be shortened where a text does not fit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """A line of the plan that is to lose so many characters, and how many printed lines that frees."""

    line: int
    characters: int
    lines: int
    freed_mm: float


@dataclass(frozen=True)
class Remedy:
    """What would make room for a text: larger paper, in words, and cuts that were tried."""

    larger: str = ""
    cuts: tuple[Cut, ...] = ()
