"""Prints that were proven, as they go onto sheets."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from handout.model.sheet.area import Area
from handout.model.sheet.setup import Leaf


@dataclass(frozen=True)
class Trim:
    """A page in its own PDF: what of it is cut out, and how far its ground runs over that."""

    area: Area
    bleed: Fraction = Fraction(0)

    @property
    def leaf(self) -> Leaf:
        return Leaf(self.area.size, self.bleed)


@dataclass(frozen=True)
class Proven:
    """A print that was built and proven: its name, code, PDF and pages; and the copies that are wanted."""

    name: str
    fingerprint: str
    pdf: bytes
    trims: tuple[Trim, ...]
    copies: int = 1
    path: Path = Path()

    def job(self, pages_on_a_sheet: int = 0) -> str:
        """What the margin calls it; of a booklet it also says how many sheets are laid into each other."""
        what = f"{self.name} {self.fingerprint} × {self.copies}"
        if not pages_on_a_sheet:
            return what
        sheets = -(-len(self.trims) // pages_on_a_sheet)
        return f"{what}, {sheets} sheet{'s' if sheets > 1 else ''} each"
