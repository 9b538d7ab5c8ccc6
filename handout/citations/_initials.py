"""Given names as initials: Steven P. is SP, Jean-Paul is JP."""

from __future__ import annotations

import re

MOST_INITIALS = 2  # NLM; rule REF-4


def initials(given: str) -> str:
    """Up to two capitals without stops: Steven P. is SP, Jean-Paul is JP, Erica OT is EO."""
    tokens = re.findall(r"[^\s.‐‑-]+", given)
    letters = "".join(token if _are_initials(token) else _first(token) for token in tokens)
    return letters[:MOST_INITIALS]


def _are_initials(token: str) -> bool:
    return token.isalpha() and token.isupper() and len(token) <= 3


def _first(token: str) -> str:
    return next((letter.upper() for letter in token if letter.isalpha()), "")
