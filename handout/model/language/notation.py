"""How a language writes the figures that are the same in all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")


@dataclass(frozen=True)
class Notation:
    """Which signs stand at the decimal place and between thousands; digits are 0 to 9 in every language.

    A comma means thousands to one reader and a decimal to the next: 1,000 is
    read as one in Greece. So a language whose readers write 7,5 says so in its
    labels, and no figure reaches them in the other notation.
    """

    decimal: str = "."
    group: str = ","

    ENGLISH: ClassVar[Notation]

    @classmethod
    def of(cls, labels: Mapping[str, str]) -> Notation:
        return cls(labels["decimal-sign"], labels["group-sign"])

    def told(self, text: str) -> str:
        """A text in English notation, with each figure of it in this one."""
        if self == Notation.ENGLISH:
            return text
        signs = str.maketrans({".": self.decimal, ",": self.group})
        return _ENGLISH.sub(lambda found: found[0].translate(signs), text)

    def figures(self, text: str) -> list[str]:
        """Each figure of a text in this notation, as its bare digits with a point."""
        group, decimal = re.escape(self.group), re.escape(self.decimal)
        figure = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?(?!\d)|\d+(?:{decimal}\d+)?"
        return [self.bare(found) for found in re.findall(figure, text, re.ASCII)]

    def bare(self, figure: str) -> str:
        return figure.replace(self.group, "").replace(self.decimal, ".")


Notation.ENGLISH = Notation()
