"""Which keys the schema knows at a place."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from handout.model.blocks import KINDS


def known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys of the record that pydantic was reading at a location."""
    reached: list[type[BaseModel]] = [model]
    for part in loc:
        if isinstance(part, int):
            continue
        if len(reached) > 1 and KINDS.get(part) in reached:
            reached = [KINDS[part]]
            continue
        below = [found for each in reached for found in _models(_annotation(each, part))]
        reached = below or reached
    return list(
        dict.fromkeys(field.alias or key for each in reached for key, field in each.model_fields.items())
    )


def _field(model: type[BaseModel], part: str) -> Any:
    return next((f for key, f in model.model_fields.items() if part in (key, f.alias)), None)


def _annotation(model: type[BaseModel], part: str) -> Any:
    found = _field(model, part)
    return found.annotation if found else None


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The records an annotation speaks of, however deep they are wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for each in get_args(annotation) for found in _models(each)]
