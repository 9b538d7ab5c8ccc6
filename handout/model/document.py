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
    """One line of a paragraph: the room it had, what it used, what came next."""

    text: str
    used_mm: float
    room_mm: float
    next_word_mm: float
    line: int | None


@dataclass(frozen=True)
class Page:
    width_mm: float
    height_mm: float
    safe: Box
    inks: tuple[Ink, ...]
    furniture: tuple[Box, ...]
    text_lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class Document:
    pages: tuple[Page, ...]
    pdf: bytes
    complaints: tuple[str, ...]
