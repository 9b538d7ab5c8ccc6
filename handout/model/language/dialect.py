"""How one language writes figures, and what it calls the units that are words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handout.model.language.notation import Notation
from handout.model.units import PER_TIME, SINGULAR

WORDS_OF_UNITS = frozenset((*SINGULAR, *SINGULAR.values()))
"""Units that are words, and so are said in the reader's language; the others are signs, the same in all."""


@dataclass(frozen=True)
class Dialect:
    """How one language writes figures, and what it calls the units that are words."""

    notation: Notation
    units: Mapping[str, Sequence[str]]


_NAMES: dict[str, tuple[str, ...]] = {unit: (unit, one) for unit, one in SINGULAR.items()}
_RATES: dict[str, tuple[str, ...]] = {f"per {each}": (f"per {each}",) for each in PER_TIME}

ENGLISH = Dialect(Notation.ENGLISH, _NAMES | _RATES)
"""The source's own: every unit of ours, in the singular and the plural."""
