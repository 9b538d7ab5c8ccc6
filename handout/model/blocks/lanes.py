"""Lanes: populations on one card that must never be confused, each with its own steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from handout.model.blocks.block import Block
from handout.model.blocks.points import PlannedPoints
from handout.model.blocks.steps import PlannedSteps, planned_steps
from handout.model.faults import planning, sides
from handout.model.lane import LETTERS, Lane, apart
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Many


@dataclass(frozen=True)
class PlannedLane:
    """``letter`` and ``population`` head the lane together."""

    letter: Line
    population: Line
    tell: Line | None
    body: PlannedSteps | PlannedPoints
    never: Line | None


@dataclass(frozen=True)
class PlannedLanes(PlannedBlock):
    lanes: tuple[PlannedLane, ...]


class Lanes(Block):
    """Two or three populations on one card that must never be confused.

    The card shows all of them or none, each whole, headed by its population.
    """

    kind: ClassVar[str] = "lanes"

    lanes: Annotated[Many[Lane], AfterValidator(apart)] = Field(
        json_schema_extra={"minItems": 2, "maxItems": len(LETTERS)}
    )

    def planned(self, say: Speaker) -> PlannedLanes | None:
        said = [each for lane in self.lanes for _, each in lane.parts if say.says(each)]
        if not said:
            return None
        for number, (letter, lane) in enumerate(zip(LETTERS, self.lanes, strict=False)):
            if missing := _missing(lane, say):
                place = getattr(say.line(said[0]), "place", ())
                place = (*place[: place.index(self.kind) + 1], number) if self.kind in place else ()
                planning.refuse(sides.half_said_lane(place, f"'{missing}' of lane {letter}"))
        lanes = zip(LETTERS, self.lanes, strict=False)
        return PlannedLanes(self.kind, tuple(_planned(letter, lane, say) for letter, lane in lanes))


def _missing(lane: Lane, say: Speaker) -> str | None:
    """The part of a lane that would be missing here: only what is omitted by name may be, and never all."""
    for key, wording in lane.parts:
        if not say.says(wording) and (key == "population" or not wording.omit):
            return key
    body = lane.steps or lane.points or ()
    return None if any(say.says(each) for each in body) else "steps" if lane.steps else "points"


def _planned(letter: str, lane: Lane, say: Speaker) -> PlannedLane:
    head, population = say.fixed("lanes-letter", letter=letter), say.line(lane.population)
    if population is None:
        raise LookupError(f"lane {letter} speaks, yet names nobody")
    return PlannedLane(
        letter=head,
        population=population,
        tell=say.line(lane.tell) if lane.tell else None,
        body=_body(lane, say),
        never=say.line(lane.never) if lane.never else None,
    )


def _body(lane: Lane, say: Speaker) -> PlannedSteps | PlannedPoints:
    if lane.steps:
        return PlannedSteps("steps", None, planned_steps(lane.steps, say))
    return PlannedPoints("points", None, say.lines(lane.points or ()))
