"""What makes two plans one print: all that they say and all that they are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from itertools import chain
from typing import Any

from pydantic import BaseModel

from handout.model.plan import Plan

NOT_PRINTED = frozenset(("place",))
"""Where a thing stands in its file; it moves when something else is written above it."""


def identity(plans: Iterable[Plan], *others: str) -> str:
    """Identifies prints that are made together, by their plans and whatever else they are made with."""
    digest = blake2b(digest_size=16)
    for part in (*others, *(part for plan in plans for part in _parts(plan))):
        digest.update(part.encode())
        digest.update(b"\x1f")
    return digest.hexdigest()


def _parts(node: Any) -> Iterator[str]:
    """Everything below a node in its order, with marks that keep apart what stands side by side."""
    if isinstance(node, BaseModel):
        yield node.model_dump_json()
    elif is_dataclass(node):
        yield f"<{type(node).__name__}"
        for each in fields(node):
            if each.name not in NOT_PRINTED:
                yield from _parts(getattr(node, each.name))
    elif isinstance(node, Mapping):
        yield from _parts(tuple(node.items()))
    elif isinstance(node, tuple):
        yield f"({len(node)}"
        yield from chain.from_iterable(map(_parts, node))
    else:
        yield f"{type(node).__name__} {node}"
