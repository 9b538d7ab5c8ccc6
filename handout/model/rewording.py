"""A plan with some of its lines said otherwise: to be laid out and measured, never to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from handout.model.plan import Line

T = TypeVar("T")


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
    """The line without its first words, whole ones, that have at least so many characters between them."""
    runs, left = list(line.runs), characters
    while left > 0 and len(runs) > 1 and (len(runs[0].text) <= left or runs[0].kind.endswith("value")):
        left -= len(runs.pop(0).text)
    first = runs[0]
    end = first.text.find(" ", left) if left > 0 and not first.kind.endswith("value") else -1
    return replace(line, runs=(replace(first, text=first.text[end + 1 :]), *runs[1:]))
