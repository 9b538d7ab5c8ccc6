"""Papers that a printer takes, by name."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from handout.model.sheet.area import Size

PaperName = Literal["A4", "A3", "Letter"]

PAPERS: Mapping[PaperName, Size] = {
    "A4": Size(Fraction(210), Fraction(297)),
    "A3": Size(Fraction(297), Fraction(420)),
    "Letter": Size(Fraction("215.9"), Fraction("279.4")),
}
"""Each paper as it stands on its short edge."""
