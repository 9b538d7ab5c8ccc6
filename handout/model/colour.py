"""Colours, and how well one is read on another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from handout.model.faults import shape
from handout.model.record import Parsed, refuse

HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Colour(Parsed):
    """A colour as six hexadecimal digits: #10243a."""

    IN_SCHEMA: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{HEX.pattern}$"}

    code: str

    def __str__(self) -> str:
        return self.code

    @property
    def luminance(self) -> float:
        """From 0, black, to 1, white, as WCAG 2.2 defines relative luminance."""
        shares = [int(self.code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: Colour) -> float:
        """The contrast ratio of WCAG 2.2, from 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    @classmethod
    def parse(cls, value: Any) -> Colour:
        if not isinstance(value, str) or not HEX.fullmatch(value):
            refuse(shape.wrong_type((), 'a quoted colour such as "#10243a"', value))
        return cls(value.lower())


WHITE = Colour("#ffffff")
BLACK = Colour("#000000")
