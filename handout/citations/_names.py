"""Authors and editors as NLM writes them: Cohen SP, van Hilten JJ, Gilstrap LC 3rd; Alf-One Study Group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handout.citations._initials import initials
from handout.citations._words import glued
from handout.model.reference import Name

MOST_LISTED = 6  # ICMJE; rule REF-3

SUFFIXES = {"i": "1st", "ii": "2nd", "iii": "3rd", "iv": "4th", "v": "5th", "jr": "Jr", "sr": "Sr"}


def listed(names: Sequence[Name]) -> str:
    """All names up to six; of more, the first six and et al."""
    return _joined(names[:MOST_LISTED]) + (", et al." if len(names) > MOST_LISTED else "")


def edited(names: Sequence[Name]) -> str:
    """The editors, named as such."""
    return f"{listed(names)}, editor{'s' if len(names) > 1 else ''}" if names else ""


def brief(names: Sequence[Name]) -> str:
    """One name or two; of more, the first and et al."""
    return f"{_joined(names[:1])} et al." if len(names) > 2 else _joined(names)


def _joined(names: Sequence[Name]) -> str:
    glues = (_glue(*pair) for pair in pairwise(names))
    return "".join(_said(name) + next(glues, "") for name in names)


def _glue(left: Name, right: Name) -> str:
    """A semicolon stands beside an organisation, whose own name may hold commas."""
    return ", " if left.family and right.family else "; "


def _said(name: Name) -> str:
    """Particles stay where the author typed them, in the family name."""
    if name.literal:
        return name.literal
    suffix = (name.suffix or "").strip(". ")
    return glued(" ", name.family, initials(name.given or ""), SUFFIXES.get(suffix.lower(), suffix))
