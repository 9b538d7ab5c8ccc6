"""Sheets of paper with pages placed on them."""

from __future__ import annotations

from dataclasses import dataclass

from handout.model.sheet.area import Area


@dataclass(frozen=True)
class Placement:
    """One page of one print, where it stands on its side of the paper, and whether head down."""

    print: int
    page: int
    area: Area
    clip: Area
    is_turned: bool = False


@dataclass(frozen=True)
class Side:
    """One side of a sheet: its pages, and the places that are cut out of it."""

    placements: tuple[Placement, ...]
    cells: tuple[Area, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet; it has no back where paper is not turned over."""

    front: Side
    back: Side | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        return (self.front,) if self.back is None else (self.front, self.back)
