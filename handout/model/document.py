"""A document: laid-out pages as plain data, and their PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["text", "table", "small", "furniture"]


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in millimetres from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlap_mm(self, other: Box) -> float:
        """How deep two boxes lie in each other, by the shorter way out; zero or less where they do not."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return min(across, down)


@dataclass(frozen=True)
class Ink:
    """One piece of text or one image, where it stands and what could cut it off."""

    text: str
    box: Box
    role: Role
    line: int | None
    section: str
    is_value: bool
    x_height_mm: float
    is_image: bool
    is_scaled: bool
    clips: tuple[Box, ...]
    is_code: bool = False


@dataclass(frozen=True)
class TextLine:
    """One line of a paragraph: the room it had, what it used, what came next.

    ``line`` is the line of the plan that it says; nothing, where it says several.
    Where it ``is_last``, nothing was to follow on it.
    """

    text: str
    used_mm: float
    room_mm: float
    next_word_mm: float
    line: int | None
    role: Role = "text"
    height_mm: float = 0.0
    is_last: bool = False


@dataclass(frozen=True)
class Ground:
    """A coloured or pictured ground, and the inks that stand in it: from the ``first`` up to the ``end``."""

    box: Box
    first: int
    end: int


@dataclass(frozen=True)
class Page:
    width_mm: float
    height_mm: float
    safe: Box
    inks: tuple[Ink, ...]
    furniture: tuple[Box, ...]
    text_lines: tuple[TextLine, ...]
    grounds: tuple[Ground, ...] = ()

    @property
    def filled_mm(self) -> float:
        """How far down its text and images reach."""
        inks = (ink.box.bottom for ink in self.inks if ink.role != "furniture")
        return max(inks, default=self.safe.y) - self.safe.y

    @property
    def fill_percent(self) -> int:
        """How much of its height is used."""
        return round(100 * self.filled_mm / self.safe.height)


@dataclass(frozen=True)
class Document:
    pages: tuple[Page, ...]
    pdf: bytes
    complaints: tuple[str, ...]
