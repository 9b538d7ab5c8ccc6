"""Where in its journal an article is, with its page ranges in full."""

from __future__ import annotations

import re

from handout.citations._words import glued

RANGE = re.compile(r"(?<![\w-])(\w+)\s*[-‐‑‒–—−]{1,2}\s*(\w+)(?![\w-])")


def ranged(pages: str) -> str:
    """Page ranges with an en dash, the last page in full: 521-46 prints as 521–546.

    A house choice where NLM shortens: of two full numbers a reader, and our reader
    of references, can see that a dash was lost (521546); of 521 and 46 they cannot.
    """
    return RANGE.sub(lambda found: f"{found[1]}–{_in_full(found[1], found[2])}", pages)


def _in_full(first: str, last: str) -> str:
    head, tail = first[: -len(last)], first[-len(last) :]
    return head + last if head and (tail + last).isdecimal() and tail < last else last


def located(date: str, volume: str | None, issue: str | None, pages: str | None) -> str:
    """Where in its journal an article is: 2018;43(5):521–546."""
    part = ranged(glued("", volume, issue and f"({issue})"))
    return glued(":", glued(";", date, part), pages)
