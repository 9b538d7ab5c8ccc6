"""What an algorithm stores: its steps from top to bottom, and the arrows between them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from pydantic import model_validator

from handout.model.diagnostic import Place
from handout.model.faults import flow
from handout.model.flow.steps import Step
from handout.model.flow.ways import MOST_ABREAST, MOST_STEPS, Ways, rows, unreached
from handout.model.record import Key, Record, Some, refuse
from handout.model.wording import Said, Wording


@dataclass(frozen=True)
class Arrow:
    """Where a step goes on to; ``said`` is the answer, ``label`` a fixed one, and neither after an action."""

    place: Place
    to: int
    said: Wording | None = None
    label: str = ""


class AlgorithmBody(Record):
    """The steps of an algorithm from top to bottom, as they are numbered."""

    title: Said | None = None
    steps: Some[Step]

    @cached_property
    def arrows(self) -> tuple[tuple[Arrow, ...], ...]:
        """The arrows of each step, the nearest target first."""
        at: dict[Key, int] = {}
        for number, step in enumerate(self.steps):
            if step.id in at:
                refuse(flow.doubled_step(("steps", number, "id"), step.id))
            at |= {step.id: number} if step.id else {}
        return tuple(tuple(self._arrows(number, at)) for number in range(len(self.steps)))

    def _arrows(self, number: int, at: dict[Key, int]) -> list[Arrow]:
        step, here = self.steps[number], ("steps", number)
        found = []
        for place, key, said, label in step.targets():
            if key not in at:
                near = next(iter(get_close_matches(key, at, n=1)), None)
                refuse(flow.unknown_step((*here, *place), key, near))
            if at[key] <= number:
                refuse(flow.upward_jump((*here, *place), key))
            found.append(Arrow((*here, *place), at[key], said, label))
        if step.do is not None and step.then is None:
            if number + 1 == len(self.steps):
                refuse(flow.unended_path(here))
            found.append(Arrow(here, number + 1))
        return sorted(found, key=lambda arrow: arrow.to)

    @property
    def ways(self) -> Ways:
        return tuple(tuple(arrow.to for arrow in arrows) for arrows in self.arrows)

    @model_validator(mode="after")
    def _sound(self) -> AlgorithmBody:
        if len(self.steps) > MOST_STEPS:
            refuse(flow.crowded_pause(("steps",), "boxes", len(self.steps), MOST_STEPS))
        for step in unreached(self.ways):
            refuse(flow.unreachable_step(("steps", step)))
        for row in rows(self.ways):
            if len(row) > MOST_ABREAST:
                refuse(flow.crowded_row(("steps", row[-1]), len(row), MOST_ABREAST))
        return self
