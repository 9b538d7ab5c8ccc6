"""A translation: the sentences of a topic in another language, laid over it and never beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.control import Name, Person
from handout.model.faults import translating
from handout.model.fingerprint import CODE
from handout.model.inline import Prose
from handout.model.language.written import written
from handout.model.printed import Printed
from handout.model.record import Day, Key, Record, Some, refuse
from handout.model.variant import Audience
from handout.model.wording import Register

Form = Annotated[Printed, Field(min_length=1, max_length=40)]


class Verification(Person):
    """Somebody other than the translator has read it against the source, on a day."""

    on: Day


class Sentence(Record):
    """One sentence of the source, and what it says in the other language."""

    from_: Prose = Field(alias="from", description="the sentence as it stands in the source")
    to: Prose | None = Field(None, description="the same in the other language; empty until it is translated")


class Translation(Record):
    """One topic in another language: the whole of a file under ``content/translations/``.

    Every value, citation, link, figure and unit of a sentence is held against
    its source. What only a reader of both languages can judge is for the
    person under ``verified``: without one, every page says DRAFT.
    """

    schema_version: Literal["1"] = Field(alias="schema")
    of: Key = Field(description="the topic that is translated")
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="cy")]
    source: Annotated[str, Field(pattern=CODE, description="the fingerprint of the wordings translated")]
    registers: Some[Register] = Field(("plain",), description="what is translated; the rest is not printed")
    translator: Person
    verified: Verification | None = None
    back_translation: Name | None = Field(None, description="who translated it back, and what came of it")
    units: Mapping[str, Some[Form]] = Field(
        {}, description="a unit that is a word: its forms in this language, the usual one first"
    )
    values: Mapping[Key, Form] = Field({}, description="a value: the form that its unit takes there")
    sentences: Some[Sentence]

    @model_validator(mode="after")
    def _sound(self) -> Translation:
        seen: dict[str, int] = {}
        for number, sentence in enumerate(self.sentences):
            first = seen.setdefault(written(sentence.from_), number)
            if first != number:
                refuse(translating.repeated_sentence(("sentences", number, "from")))
        if self.verified and self.verified.name == self.translator.name:
            refuse(translating.verified_by_translator(("verified", "name"), self.verified.name))
        return self

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Those who have a whole register of their own in this language."""
        heard: dict[Register, Audience] = {"text": "clinician", "plain": "patient"}
        return tuple(audience for register, audience in heard.items() if register in self.registers)
