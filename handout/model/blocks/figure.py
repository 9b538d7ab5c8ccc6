"""Figure: an image with words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from handout.model.blocks.block import Block
from handout.model.faults import permitting, planning
from handout.model.pictures.permission import Leave
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.printed import Printed
from handout.model.record import Record, refuse
from handout.model.wording import Said

ImageName = Annotated[str, Field(min_length=1, max_length=120, description="a file under content/images")]


@dataclass(frozen=True)
class PlannedFigure(PlannedBlock):
    """``notes`` say whose the image is; ``colour`` that it may be printed in colour only."""

    image: str
    alternative: str
    caption: Line
    notes: tuple[Line, ...]
    colour: Line | None


class FigureBody(Record):
    """An image by its file, what it says in words, and by whose leave it is printed."""

    image: ImageName
    alt: Said = Field(description="what the image says, for those who do not see it")
    caption: Said
    credit: Annotated[Printed, Field(max_length=120)] = Field("", description="whose image it is; printed")
    permission: Leave = Field(None, description="'own', or by whose leave another's image is used")

    @model_validator(mode="after")
    def _permitted(self) -> FigureBody:
        if self.credit and "permission" not in self.model_fields_set:
            refuse(permitting.figure_without_permission((), self.credit))
        return self


class Figure(Block):
    """An image, with a caption, an alternative in words, and what its holder wants said with it."""

    kind: ClassVar[str] = "figure"

    figure: FigureBody

    def planned(self, say: Speaker) -> PlannedFigure | None:
        caption, alternative = say.line(self.figure.caption), say.line(self.figure.alt)
        if caption is None or alternative is None:
            return None
        notes, permission = tuple(self._notes(caption, say)), self.figure.permission
        needs_colour = permission is not None and permission.needs_colour
        return PlannedFigure(
            kind=self.kind,
            image=say.image(self.figure.image),
            alternative=alternative.text,
            caption=caption,
            notes=notes,
            colour=say.fixed("figure-colour") if needs_colour else None,
        )

    def _notes(self, caption: Line, say: Speaker) -> Iterator[Line]:
        if self.figure.credit:
            yield say.fixed("figure-credit", credit=self.figure.credit)
        if permission := self.figure.permission:
            acknowledgement = say.line(permission.acknowledgement)
            if acknowledgement is None:
                planning.refuse(permitting.acknowledgement_lost(caption.place, caption.text))
            yield acknowledgement
