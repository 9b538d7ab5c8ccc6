"""What makes two plans one print: all that they say and all that they are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from hashlib import blake2b
from typing import Any

from pydantic import BaseModel

from handout.model.plan import Plan

LEFT_OUT = frozenset(("place", "labels"))
"""Where a thing stands in its file, which moves when something else is written above it; and the templates'
own words, which are identified with the templates."""


def identity(plan: Plan) -> str:
    """Identifies a print, by all that its plan says and is held against; its templates come on top."""
    parts: list[str] = []
    _gather(plan, parts)
    return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def _gather(node: Any, parts: list[str]) -> None:
    """Put together everything below a node in its order, with marks between what stands side by side."""
    if isinstance(node, str):
        parts.append(node)
    elif isinstance(node, tuple):
        parts.append(f"({len(node)}")
        for item in node:
            _gather(item, parts)
    elif isinstance(node, Mapping):
        _gather(tuple(node.items()), parts)
    elif isinstance(node, BaseModel):
        parts.append(node.model_dump_json())
    elif is_dataclass(node):
        _gather_fields(node, parts)
    else:
        parts.append(f"{type(node).__name__} {node}")


def _gather_fields(node: Any, parts: list[str]) -> None:
    parts.append(f"<{type(node).__name__}")
    for name in node.__dataclass_fields__:
        if name not in LEFT_OUT:
            _gather(getattr(node, name), parts)
