"""A sheet layout: where pages stand on paper, as its file says it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.printed import Printed
from handout.model.record import Count, Figure, Record, Some, refuse
from handout.model.sheet.area import Size
from handout.model.sheet.flip import Flip
from handout.model.sheet.paper import PaperName
from handout.model.yes_no import YesNo

SMALLEST_MM, LARGEST_MM = 10, 420
MOST_SLOTS = 100


class SlotSize(Record):
    """A place for one page: its size once it is cut out."""

    width_mm: Figure
    height_mm: Figure

    @property
    def size(self) -> Size:
        return Size(Fraction(self.width_mm), Fraction(self.height_mm))

    @model_validator(mode="after")
    def _sound(self) -> SlotSize:
        for name in ("width_mm", "height_mm"):
            if not SMALLEST_MM <= getattr(self, name) <= LARGEST_MM:
                message = f"a page of {getattr(self, name)} mm is none that can be cut out"
                refuse(
                    shape.unsound_record((name,), message, f"give from {SMALLEST_MM} to {LARGEST_MM} mm here")
                )
        return self


class Layout(Record):
    """Where pages stand on a sheet, and what is made of it: one file under ``templates/sheets/``."""

    schema_version: Literal["1"] = Field(alias="schema")
    title: Annotated[Printed, Field(min_length=1, max_length=80)]
    makes: Literal["cards", "folded-cards", "booklet"] = Field(
        description="cards: a page's back is printed behind it; folded-cards: beside it, on the same side of "
        "the paper, with the fold between; booklet: two pages side by side, sheets laid into each other"
    )
    paper: PaperName = Field(description="what it is for where `--paper` names no other")
    is_turned: YesNo = Field(default=False, description="yes: the paper lies on its long side")
    flips: Some[Flip] = Field(
        description="how the paper may be turned over: about its long edge, its short edge, or not at all; "
        "the first is taken where `--flip` names none"
    )
    slot: SlotSize | None = Field(None, description="the room for one page; without it, the page's own size")
    columns: Count = Field(1, description="how many side by side; two pages that fold are one")
    rows: Count = 1
    column_gap_mm: Figure = Field(Decimal(0), description="between columns; 0: one cut parts two cards")
    row_gap_mm: Figure = Decimal(0)
    takes_smaller: YesNo = Field(
        default=False, description="yes: a smaller page may stand in the middle of its slot"
    )
    advice: Annotated[Printed, Field(max_length=120)] = Field(
        "", description="how it is cut and folded, printed in the margin"
    )
    id: str = Field("", description="the file's name; never written in the file")

    @property
    def pages_across(self) -> int:
        """How many pages stand side by side in one place of the grid."""
        return 1 if self.makes == "cards" else 2

    @model_validator(mode="after")
    def _sound(self) -> Layout:
        if not 1 <= self.columns * self.rows <= MOST_SLOTS:
            message = f"{self.columns} × {self.rows} is no grid that a sheet can hold"
            refuse(shape.unsound_record(("columns",), message, f"give from 1 to {MOST_SLOTS} places"))
        if self.makes == "folded-cards" and self.flips != ("none",):
            hint = "set flips: [none]: front and back are on one side of the paper"
            refuse(shape.unsound_record(("flips",), "folded cards are printed on one side", hint))
        if self.makes == "booklet" and ("none" in self.flips or self.columns * self.rows != 1):
            hint = "leave columns and rows out, and set flips: [short, long]"
            refuse(shape.unsound_record(("flips",), "a booklet is one fold, printed on both sides", hint))
        if self.takes_smaller and self.makes != "cards":
            hint = "leave 'slot' out: then a page of any size may be folded"
            refuse(shape.unsound_record(("takes_smaller",), "pages that fold meet in the fold", hint))
        for name in ("column_gap_mm", "row_gap_mm"):
            if not 0 <= getattr(self, name) <= LARGEST_MM:
                refuse(
                    shape.unsound_record((name,), "a gap is nothing or more", "give 0, or the gap in mm here")
                )
        return self
