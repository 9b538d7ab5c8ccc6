"""Running text as an author would type it: the inverse of reading it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from handout.model.inline import Citation, Inline, Link, Prose, ValueUse, Words

_SIGNS = re.compile(r"[\\*\[\]{}]|(?<!\w)_|_(?!\w)")


def written(prose: Prose) -> str:
    """The text that reads as this prose; two texts that read alike are written alike."""
    return "".join(_stretches(prose.inlines))


def _stretches(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Strong stretches between their asterisks; spaces at their ends stand outside, as Markdown asks."""
    for strong, group in groupby(inlines, key=_is_strong):
        text = "".join(map(_typed, group))
        body = text.strip(" ")
        if not strong or not body:
            yield text
            continue
        head, tail = text.split(body, 1)
        yield f"{head}**{body}**{tail}"


def _is_strong(inline: Inline) -> bool:
    return isinstance(inline, Words | ValueUse) and inline.strong


def _typed(inline: Inline) -> str:
    match inline:
        case Words():
            return _escaped(inline.text)
        case Citation():
            return f"[{'; '.join(f'@{key}' for key in inline.keys)}]"
        case ValueUse():
            return f"{{{inline.name}{'.' if inline.form else ''}{inline.form}}}"
        case Link():
            return f"[{_escaped(inline.text)}]({inline.address})"


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda found: f"\\{found[0]}", text)
