"""A lane as it is written: one population, and what holds for it alone."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from handout.model.faults import shape, sides
from handout.model.record import Record, Some, refuse
from handout.model.stepping.step import Stepped
from handout.model.wording import Register, Said, Stated, Wording

LETTERS = "ABC"
READERS: tuple[tuple[Register, ...], ...] = (("text",), ("short", "text"), ("plain",), ("brief",))
"""In which registers the same reader may meet two lanes."""


class Lane(Record):
    """One population: how to tell it, what is done for it, and what it must never get."""

    population: Said = Field(description="for whom this lane is; heads it")
    tell: Stated | None = Field(None, description="how to tell that the patient belongs here")
    steps: Stepped | None = Field(None, description="what is done, numbered within the lane")
    points: Some[Stated] | None = Field(None, description="what holds for them, in no order")
    never: Stated | None = Field(None, description="what this lane must never get")

    @model_validator(mode="before")
    @classmethod
    def _for_somebody(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("population") is None:
            refuse(sides.lane_without_population(()))
        return value

    @model_validator(mode="after")
    def _says_one_thing(self) -> Lane:
        if (self.steps is None) == (self.points is None):
            message = "a lane has either 'steps' or 'points'"
            refuse(shape.unsound_record((), message, "take one away, or add what is missing"))
        return self

    @property
    def parts(self) -> tuple[tuple[str, Wording], ...]:
        """All that the lane may say, under the key that says it."""
        many = (("steps", self.steps or ()), ("points", self.points or ()))
        listed = tuple((key, each) for key, said in many for each in said)
        alone = (("population", self.population), ("tell", self.tell), ("never", self.never))
        return (*((key, said) for key, said in alone if said), *listed)


def apart(lanes: tuple[Lane, ...]) -> tuple[Lane, ...]:
    """The lanes, once no reader can take one for another."""
    if not 2 <= len(lanes) <= len(LETTERS):
        message = f"there are {len(lanes)} lanes; two or three can be told apart on one page"
        refuse(shape.unsound_record((), message, "use 'steps' for one population, or split the card"))
    for registers in READERS:
        seen: set[str] = set()
        for number, lane in enumerate(lanes):
            register = lane.population.register_for(registers)
            name = _alike(lane.population, register) if register else ""
            if register and name in seen:
                refuse(sides.same_population((number, "population"), name, register))
            seen.add(name)
    return lanes


def _alike(population: Wording, register: Register) -> str:
    """What is left of a population for a reader who does not look closely."""
    prose = getattr(population, register)
    uses = (use.name for use in prose.value_uses)
    return " ".join((*prose.characters.casefold().replace(".", "").split(), *uses))
