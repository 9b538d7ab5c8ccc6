"""Running text: words, strong words, citations, values and links; never HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from handout.model.faults import shape, text
from handout.model.printed import clean
from handout.model.record import Parsed, refuse

MOST_CHARACTERS = 4000
LINKS = re.compile(r"(https?://|mailto:|tel:)\S+")
CITATION = re.compile(r"\[(@[^\[\]]*)\]")
CITE_KEY = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")
IMAGE = re.compile(r"(?<!\\)!\[")
LEFT_OVER = re.compile(r"\[@|\*\*|\{|\]\(|!\[|\[[^\]]*@[a-z0-9]")
VALUE = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([a-z]+(?:-[a-z]+)*))?\}")


@dataclass(frozen=True)
class Words:
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Citation:
    keys: tuple[str, ...]


@dataclass(frozen=True)
class ValueUse:
    """A value called by name; ``form`` chooses how much of it is printed."""

    name: str
    form: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Link:
    text: str
    address: str


Inline = Words | Citation | ValueUse | Link


@dataclass(frozen=True)
class Prose(Parsed):
    """Running text as its author meant it: parsed once, when it is read."""

    IN_SCHEMA: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}

    inlines: tuple[Inline, ...]

    @property
    def cite_keys(self) -> tuple[str, ...]:
        return tuple(key for each in self.inlines if isinstance(each, Citation) for key in each.keys)

    @property
    def value_uses(self) -> tuple[ValueUse, ...]:
        return tuple(each for each in self.inlines if isinstance(each, ValueUse))

    @property
    def characters(self) -> str:
        return "".join(each.text for each in self.inlines if isinstance(each, Words | Link))

    @classmethod
    def parse(cls, value: Any) -> Prose:
        """Read text in Markdown's inline marks, our citations and values; refuse what would be lost."""
        if not isinstance(value, str):
            refuse(shape.empty_value((), "text") if value is None else shape.wrong_type((), "text", value))
        if len(value) > MOST_CHARACTERS:
            refuse(text.text_too_long((), len(value), MOST_CHARACTERS))
        if not (said := clean(value)):
            refuse(shape.empty_value((), "text"))
        if found := IMAGE.search(said):
            refuse(text.left_over_mark((), found[0]).on(found[0]))
        return cls(tuple(_inlines(said)))


def _citation(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("citation", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _value(state: StateInline, silent: bool) -> bool:
    found = VALUE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("value", "", 0).meta = {"name": found[1], "form": found[2] or ""}
    state.pos = found.end()
    return True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("link", "value", _value)
    # Which addresses may be printed is ours to say, in so many words.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    # Kept apart, an escaped sign can be told from one that failed to become a mark.
    parser.core.ruler.disable("text_join")
    return parser


def _inlines(prose: str) -> Iterator[Inline]:  # noqa: C901 - one case for each kind of token
    tokens = (_parser().parseInline(prose)[0].children or []) if prose else []
    strong, address = False, ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong = token.type == "strong_open"
            case "em_open":
                refuse(text.italic_text((), prose).on(token.markup))
            case "link_open":
                address = _address(token)
            case "link_close":
                address = ""
            case "citation" | "value" if address:
                refuse(text.link_around_mark((), address).on(address))
            case "citation":
                yield Citation(_keys(token.content))
            case "value":
                yield ValueUse(token.meta["name"], token.meta["form"], strong)
            case "text":
                yield from _words(token.content, strong, address)
            case _ if token.content:
                yield Link(token.content, address) if address else Words(token.content, strong)


def _words(content: str, strong: bool, address: str) -> Iterator[Inline]:
    """Plain words, in which no mark may be left over: it would print as a sign and lose its meaning."""
    if found := LEFT_OVER.search(content):
        refuse(text.left_over_mark((), found[0]).on(found[0]))
    if content:
        yield Link(content, address) if address else Words(content, strong)


def _address(token: Token) -> str:
    address = str(token.attrs.get("href", ""))
    if not LINKS.fullmatch(address):
        refuse(text.unsafe_link((), address).on(address))
    return address


def _keys(content: str) -> tuple[str, ...]:
    keys = [CITE_KEY.fullmatch(part.strip()) for part in content.split(";")]
    if not all(keys):
        refuse(text.malformed_citation((), f"[{content}]").on(content))
    return tuple(key[1] for key in keys if key)
