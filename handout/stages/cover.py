"""Which characters the bundled fonts can draw: the only door to fontTools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Drawn by every text face; asking the fonts takes a while and is left to the unusual.
PLAIN = frozenset(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True)
class Coverage:
    """Answers whether some bundled face has a glyph for a character."""

    fonts: Path

    def __call__(self, character: str) -> bool:
        return character in PLAIN or ord(character) in self._drawn

    @cached_property
    def _drawn(self) -> frozenset[int]:
        from fontTools.ttLib import TTFont

        drawn: set[int] = set()
        for path in sorted(self.fonts.glob("*.ttf")):
            with TTFont(path, lazy=True) as font:
                drawn |= set(font.getBestCmap())
        return frozenset(drawn)


def cover(fonts: Path) -> Coverage:
    """The coverage of a folder of fonts."""
    return Coverage(fonts)
