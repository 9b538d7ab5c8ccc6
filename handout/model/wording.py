"""The same thing said for different readers: in full, in short, in plain words, in brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handout.model.diagnostic import Place
from handout.model.faults import text
from handout.model.inline import Prose
from handout.model.record import Key, Many, Record, refuse

Register = Literal["text", "short", "plain", "brief"]
REGISTERS: tuple[Register, ...] = ("text", "short", "plain", "brief")


class Wording(Record):
    """One thing said in up to four registers, or left out of one for a stated reason."""

    text: Prose | None = Field(None, description="for clinicians, in full")
    short: Prose | None = Field(None, description="for clinicians, where space is scarce")
    plain: Prose | None = Field(None, description="for patients; nothing else is ever shown to them")
    brief: Prose | None = Field(None, description="for a badge: only what must not be forgotten")
    omit: Mapping[Register, Prose] = Field({}, description="register: the reason why it is not said there")

    @model_validator(mode="after")
    def _sound(self) -> Wording:
        said = {register for register, _ in self.said()}
        if not said and not self.omit:
            refuse(text.nothing_said(()))
        for register in self.omit:
            if register in said:
                refuse(text.omitted_and_said((), register))
        return self

    def said(self) -> Iterator[tuple[Register, Prose]]:
        """Each register in which something is said, with what is said."""
        for register in REGISTERS:
            prose: Prose | None = getattr(self, register)
            if prose is not None:
                yield register, prose

    def register_for(self, accepted: Iterable[Register]) -> Register | None:
        """The first of the accepted registers that speaks; an omission silences those after it."""
        for register in accepted:
            if getattr(self, register) is not None:
                return register
            if register in self.omit:
                return None
        return None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        forms = [{"type": "string", "minLength": 1}, handler(schema)]
        return {"description": cleandoc(cls.__doc__ or ""), "anyOf": forms}


def as_wording(value: Any) -> Any:
    """A bare text is said in full, to clinicians."""
    return {"text": value} if isinstance(value, str) or value is None else value


class Statement(Wording):
    """The smallest thing that can be cited or omitted."""

    id: Key | None = None
    cite: Many[Key] = Field((), description="sources of every register that cites none itself")


Said = Annotated[Wording, BeforeValidator(as_wording)]
Stated = Annotated[Statement, BeforeValidator(as_wording)]


Placed = tuple[Place, Wording]


def wordings(node: Any, place: Place = ()) -> list[Placed]:
    """Every wording below a content record, with its place, in the order it was written."""
    found: list[Placed] = []
    _gather(node, place, found)
    return found


def _gather(node: Any, place: Place, found: list[Placed]) -> None:
    if isinstance(node, Wording):
        found.append((place, node))
    if isinstance(node, Record):
        said = node.model_fields_set
        for name in type(node).model_fields:
            if name in said:
                _gather(getattr(node, name), (*place, name), found)
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            _gather(item, (*place, index), found)
