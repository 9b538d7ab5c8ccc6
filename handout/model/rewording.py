"""A plan with some of its lines said otherwise: to be laid out and measured, never to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from handout.model.line import Line, Run

T = TypeVar("T")

WORD = re.compile(" *[^ ]+")
"""A word with the space before it; a space that ends a run stays where words are taken."""


def reworded(node: T, change: Callable[[Line], Line]) -> T:
    """The planned node with each line below it changed."""
    changed: Any = _reworded(node, change)
    return changed  # type: ignore[no-any-return]


def _reworded(node: Any, change: Callable[[Line], Line]) -> Any:
    if isinstance(node, Line):
        return change(node)
    if isinstance(node, tuple):
        return tuple(_reworded(each, change) for each in node)
    if is_dataclass(node) and not isinstance(node, type):
        parts = {each.name: getattr(node, each.name) for each in fields(node) if each.init}
        return replace(node, **{name: _reworded(part, change) for name, part in parts.items()})
    return node


def without_beginning(line: Line, characters: int) -> Line:
    """The line without its first words, whole ones, that have at least so many characters between them.

    Its figures stay, for nobody shortens a dose; and so does its last word.
    """
    runs: list[Run] = []
    left, last = characters, len(line.runs) - 1
    for number, run in enumerate(line.runs):
        if left > 0 and not run.kind.endswith("value"):
            words = WORD.findall(run.text)
            shorter = run.text[_length(words[:-1] if number == last else words, left) :]
            left -= len(run.text) - len(shorter)
            run = replace(run, text=shorter)
        runs += [run] if run.text else []
    return replace(line, runs=tuple(runs))


def _length(words: Sequence[str], least: int) -> int:
    """How long the first words are that come to so many characters, or all of them."""
    length = 0
    for word in words:
        if length >= least:
            break
        length += len(word)
    return length
