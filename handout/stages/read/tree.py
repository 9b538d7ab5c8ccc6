"""Grow plain data from YAML's events, strictly: all scalars text, nothing dropped, all limits kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handout.model.diagnostic import Diagnostic, Finding, Place
from handout.model.faults import reading
from handout.model.source import Scalar, Source, Stretch
from handout.stages.read.syntax import explain

DEEPEST = 24
MOST_NODES = 20_000

# The C parser where PyYAML was built with it; the same events from the other, more slowly.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COMMENT = re.compile(r"\s*(#.*?)\s*$")


@dataclass
class _Open:
    """A mapping or list that is being filled."""

    place: Place
    data: Any
    key: str | None = None
    anchor: str | None = None


@dataclass
class _Tree:
    lines: tuple[str, ...]
    keys: dict[Place, Stretch] = field(default_factory=dict)
    values: dict[Place, Stretch] = field(default_factory=dict)
    anchors: dict[str, Any] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    nodes: int = 0
    documents: int = 0


class _Stop(Exception):
    def __init__(self, finding: Finding, stretch: Stretch) -> None:
        super().__init__(finding.message)
        self.finding, self.stretch = finding, stretch


def grow(text: str, path: Path, last: str = "") -> tuple[Source, Any, list[Diagnostic]]:
    """The source, its data as far as the key ``last``, and the first fault that makes them untrustworthy."""
    lines = tuple(text.splitlines())
    tree = _Tree(lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            _take(tree, event)
            if last and _is_past(tree, last):
                break
        if not isinstance(tree.root, dict):
            raise _Stop(reading.not_a_record(()), Stretch(0, 0, 0, 1))
    except _Stop as stop:
        return _refused(path, lines, stop.finding, stop.stretch)
    except yaml.YAMLError as error:
        return _refused(path, lines, *explain(error, lines))
    return Source(path, lines, tree.keys, tree.values), tree.root, []


def _is_past(tree: _Tree, key: str) -> bool:
    """The whole of what a key of the file says has been read."""
    return len(tree.stack) == 1 and isinstance(tree.root, dict) and key in tree.root


def _refused(
    path: Path, lines: tuple[str, ...], finding: Finding, at: Stretch
) -> tuple[Source, Any, list[Diagnostic]]:
    source = Source(path, lines, {}, {(): at})
    return source, None, [source.locate(finding)]


def _take(tree: _Tree, event: Any) -> None:
    match event:
        case yaml.ScalarEvent():
            _scalar(tree, event)
        case yaml.AliasEvent():
            _alias(tree, event)
        case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
            _open(tree, event)
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            closed = tree.stack.pop()
            if closed.anchor:
                tree.anchors[closed.anchor] = closed.data
        case yaml.DocumentStartEvent():
            tree.documents += 1
            if tree.documents > 1:
                raise _Stop(reading.second_document(()), _stretch(event))


def _stretch(event: Any) -> Stretch:
    start, end = event.start_mark, event.end_mark
    return Stretch(start.line, start.column, end.line, end.column)


def _scalar(tree: _Tree, event: Any) -> None:
    # An anchor on text would take its first word away: '&c. and more'.
    if event.tag or event.anchor:
        raise _Stop(reading.unquoted_text((), "!" if event.tag else "&"), _stretch(event))
    top = tree.stack[-1] if tree.stack else None
    if top and isinstance(top.data, dict) and top.key is None:
        _key(tree, top, event)
        return
    bare = not event.style  # the C parser says "", the other None
    value = (
        None if bare and not event.value else Scalar(event.value, _dropped(tree.lines, event) if bare else "")
    )
    _put(tree, value, event)


def _dropped(lines: tuple[str, ...], event: Any) -> str:
    """The comment that YAML drops behind unquoted text."""
    line = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
    found = _COMMENT.match(line, event.end_mark.column)
    return found[1] if found else ""


def _key(tree: _Tree, top: _Open, event: Any) -> None:
    if event.value in top.data:
        raise _Stop(reading.duplicate_key((), event.value), _stretch(event))
    top.key = event.value
    tree.keys[(*top.place, event.value)] = _stretch(event)


def _alias(tree: _Tree, event: Any) -> None:
    if event.anchor not in tree.anchors or (tree.stack and _awaits_key(tree.stack[-1])):
        raise _Stop(reading.unknown_alias((), event.anchor), _stretch(event))
    value = tree.anchors[event.anchor]
    tree.nodes += sum(1 for _ in _nodes(value, MOST_NODES - tree.nodes))
    _put(tree, value, event)


def _nodes(value: Any, most: int) -> Iterator[None]:
    """One for each node below a value, as far as the limit."""
    waiting, seen = [value], 0
    while waiting and seen <= most:
        node, seen = waiting.pop(), seen + 1
        yield None
        if isinstance(node, Mapping):
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _awaits_key(top: _Open) -> bool:
    return isinstance(top.data, dict) and top.key is None


def _open(tree: _Tree, event: Any) -> None:
    stretch = _stretch(event)
    if event.tag:
        raise _Stop(reading.unquoted_text((), "!"), stretch)
    if len(tree.stack) >= DEEPEST:
        raise _Stop(reading.nested_too_deep((), DEEPEST), stretch)
    if tree.stack and _awaits_key(tree.stack[-1]):
        raise _Stop(
            reading.unquoted_text((), "{" if isinstance(event, yaml.MappingStartEvent) else "["), stretch
        )
    data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
    place = _put(tree, data, event)
    tree.stack.append(_Open(place, data, None, event.anchor))


def _put(tree: _Tree, value: Any, event: Any) -> Place:
    """Set a value where the events have come to, and remember where it stands."""
    tree.nodes += 1
    if tree.nodes > MOST_NODES:
        raise _Stop(reading.too_many_nodes((), MOST_NODES), _stretch(event))
    place: Place = ()
    if not tree.stack:
        tree.root = value
    elif isinstance((top := tree.stack[-1]).data, dict):
        place = (*top.place, top.key or "")
        top.data[top.key], top.key = value, None
    else:
        place = (*top.place, len(top.data))
        top.data.append(value)
    _mark(tree, place, value, _stretch(event))
    return place


def _mark(tree: _Tree, place: Place, value: Any, stretch: Stretch) -> None:
    """Text is marked from end to end; a record by its key, or by where its list item starts."""
    if not isinstance(value, dict | list):
        tree.values[place] = stretch
    elif place and place not in tree.keys:
        tree.keys[place] = Stretch(stretch.line, stretch.column, stretch.line, stretch.column + 1)
