"""Which characters the bundled fonts can draw: the only door to fontTools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Drawn by every text face of the West; asking the fonts takes a while and is left to the unusual.
# Were one of these missing after all, the typesetter would say so and the print be refused.
PLAIN = frozenset((*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), *"–—‘’“”…•"))


@dataclass(frozen=True)
class Coverage:
    """Answers whether some bundled face has a glyph for a character."""

    faces: tuple[Path, ...]

    def __call__(self, character: str) -> bool:
        return character in PLAIN or any(ord(character) in _drawn(face) for face in self.faces)


@cache
def _drawn(face: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap())


def cover(fonts: Path) -> Coverage:
    """The coverage of a folder of fonts: the plainest face is asked first."""
    return Coverage(
        tuple(sorted(fonts.glob("*.ttf"), key=lambda face: ("Regular" not in face.stem, face.stem)))
    )
