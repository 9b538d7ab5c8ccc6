"""A step of an algorithm as it is written: an action, a question with its answers, or an end."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator

from handout.model.diagnostic import Place
from handout.model.faults import flow, shape
from handout.model.record import Key, Many, Record, refuse
from handout.model.wording import Said, Stated, Statement, Wording


class Answer(Record):
    """One answer to a question, and the step it leads to."""

    answer: Said
    to: Key


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
