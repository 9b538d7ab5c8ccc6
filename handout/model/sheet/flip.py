"""Turning paper over: what lies behind what."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from handout.model.sheet.area import Area, Size

Flip = Literal["long", "short", "none"]
Offset = tuple[Fraction, Fraction]

NO_OFFSET: Offset = (Fraction(0), Fraction(0))


def is_turned(paper: Size, flip: Flip) -> bool:
    """Whether what is upright on the back is printed head down there.

    Paper that is turned over like the page of a book, about an edge at its
    side, keeps its head up. About its top or bottom edge it does not.
    """
    return (flip == "long") == paper.is_landscape


def behind(area: Area, paper: Size, flip: Flip) -> Area:
    """Where on the back, as the back is looked at, that lies which is behind an area of the front."""
    if is_turned(paper, flip):
        return replace(area, bottom=paper.height - area.top)
    return replace(area, left=paper.width - area.right)


def correction(offset: Offset, paper: Size, flip: Flip) -> Offset:
    """How far the back is moved, as the back is looked at, to make good what the printer does.

    The offset is read on the front, against the light: how far to the right, and
    how far up, the back stands from where it should. It means the same for every flip.
    """
    right, up = offset
    return (-right, up) if is_turned(paper, flip) else (right, -up)
