"""What an algorithm stores: steps, questions and ends, and the arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from pydantic import Field, model_validator

from handout.model.diagnostic import Place
from handout.model.faults import flow, shape
from handout.model.flow import MOST_ABREAST, MOST_STEPS, Ways, rows, unreached
from handout.model.record import Key, Many, Record, Some, refuse
from handout.model.wording import Said, Stated, Statement, Wording


class Answer(Record):
    """One answer to a question, and the step it leads to."""

    answer: Said
    to: Key


@dataclass(frozen=True)
class Arrow:
    """Where a step goes on to; ``said`` is the answer, ``label`` a fixed one, and neither after an action."""

    place: Place
    to: int
    said: Wording | None = None
    label: str = ""


class Step(Record):
    """A box: something to do, a question with its answers, or an end."""

    id: Key | None = Field(None, description="what arrows call it by")
    do: Stated | None = Field(None, description="an action; then the next step, or the one that 'then' names")
    ask: Stated | None = Field(None, description="a question")
    end: Stated | None = Field(None, description="what is done last; the path ends here")
    then: Key | None = None
    yes: Key | None = None
    no: Key | None = None
    answers: Many[Answer] = Field((), description="where the answers are not yes and no")

    @model_validator(mode="after")
    def _sound(self) -> Step:
        if sum(each is not None for each in (self.do, self.ask, self.end)) != 1:
            said = "a step has one of 'do', 'ask' and 'end'"
            refuse(shape.unsound_record((), said, "give one of the three"))
        if self.then is not None and self.do is None:
            refuse(shape.unsound_record((), "'then' follows an action", "put it behind 'do'"))
        number = sum(each is not None for each in (self.yes, self.no)) + len(self.answers)
        if number and self.ask is None:
            refuse(shape.unsound_record((), "only a question has answers", "write 'ask:', or take them out"))
        if self.answers and (self.yes or self.no):
            said = "'yes' and 'no' stand beside 'answers'"
            refuse(shape.unsound_record((), said, "write all answers under 'answers'"))
        if self.ask is not None and number < 2:
            refuse(flow.lone_answer((), number))
        return self

    @property
    def statement(self) -> Statement:
        return next(each for each in (self.do, self.ask, self.end) if each is not None)

    def targets(self) -> Iterator[tuple[Place, Key, Wording | None, str]]:
        """Each id that an arrow names, with the place and the words of the arrow."""
        if self.then is not None:
            yield ("then",), self.then, None, ""
        for name, key in (("yes", self.yes), ("no", self.no)):
            if key is not None:
                yield (name,), key, None, f"algorithm-{name}"
        for number, each in enumerate(self.answers):
            yield ("answers", number, "to"), each.to, each.answer, ""


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
