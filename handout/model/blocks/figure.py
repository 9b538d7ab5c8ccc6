"""Figure: an image with words for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from handout.model.blocks.block import Block
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Record
from handout.model.wording import Said

ImageName = Annotated[str, Field(min_length=1, max_length=120, description="a file under content/images")]


@dataclass(frozen=True)
class PlannedFigure(PlannedBlock):
    image: str
    alternative: str
    caption: Line


class FigureBody(Record):
    """An image by its file, and what it says in words."""

    image: ImageName
    alt: Said = Field(description="what the image says, for those who do not see it")
    caption: Said
    credit: str = Field("", description="whose image it is, and by what permission it is used")


class Figure(Block):
    """An image of the project, with a caption and an alternative in words."""

    kind: ClassVar[str] = "figure"

    figure: FigureBody

    def planned(self, say: Speaker) -> PlannedFigure | None:
        caption, alternative = say.line(self.figure.caption), say.line(self.figure.alt)
        if caption is None or alternative is None:
            return None
        return PlannedFigure(self.kind, say.image(self.figure.image), alternative.text, caption)
