"""Questions: each with its answer, or with lines to write one on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handout.model.blocks.block import Block
from handout.model.faults import asking, planning, shape
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.record import Count, Many, Record, Some, refuse
from handout.model.wording import Said, Stated

MOST_LINES = 12


@dataclass(frozen=True)
class PlannedQuestion:
    """``write`` counts the empty lines below it."""

    question: Line
    answers: tuple[Line, ...]
    write: int


@dataclass(frozen=True)
class PlannedQuestions(PlannedBlock):
    questions: tuple[PlannedQuestion, ...]


def _listed(value: Any) -> Any:
    """One answer stands for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


class _OrOne:
    """Lets an editor accept one answer without its list."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


class Question(Record):
    """What is asked, with what is answered."""

    question: Said
    answer: Annotated[Many[Stated], BeforeValidator(_listed), _OrOne()] = Field(
        (), description="one paragraph, or a list of them"
    )
    write: Count = Field(0, description="how many empty lines to write the answer on")

    @model_validator(mode="after")
    def _answered(self) -> Question:
        if self.write > MOST_LINES:
            refuse(shape.wrong_type(("write",), f"at most {MOST_LINES} lines", str(self.write)))
        if not self.answer and not self.write:
            refuse(asking.unanswered_question(()))
        return self


class Questions(Block):
    """Questions that people ask, each kept together with its answer."""

    kind: ClassVar[str] = "questions"

    questions: Some[Question]

    def planned(self, say: Speaker) -> PlannedQuestions | None:
        asked = tuple(filter(None, (_asked(each, say) for each in self.questions)))
        return PlannedQuestions(self.kind, asked) if asked else None


def _asked(asked: Question, say: Speaker) -> PlannedQuestion | None:
    question, answers = say.line(asked.question), say.lines(asked.answer)
    if question is not None and (answers or not asked.answer):
        return PlannedQuestion(question, answers, asked.write)
    if alone := next(filter(None, (question, *answers)), None):
        planning.refuse(asking.half_said_question(alone.place, alone.text))
    return None
