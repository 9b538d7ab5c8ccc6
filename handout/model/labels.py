"""The templates' own words, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Literal

from pydantic import Field

from handout.model.diagnostic import Refusal
from handout.model.faults import translating
from handout.model.record import Key, Record


class Labels(Record):
    """Fixed words that no author writes: headings of lists, names of marks, column heads."""

    schema_version: Literal["1"] = Field(alias="schema")
    labels: Mapping[Key, str]


class Wordbook(dict[str, str]):
    """The templates' words in one language; what it lacks is refused, never said in another language."""

    def __missing__(self, label: str) -> str:
        raise Refusal([translating.missing_label((), label)])


def slots(text: str) -> list[str]:
    """The names in braces that a label fills in."""
    try:
        return sorted({"{" + name + "}" for _, name, _, _ in Formatter().parse(text) if name})
    except ValueError:
        return ["an even number of braces"]
