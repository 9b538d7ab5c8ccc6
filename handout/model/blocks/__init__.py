"""The kinds of block a section is made of: one module each."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import Discriminator, Tag

from handout.model.blocks.block import Block

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

KINDS: dict[str, type[Block]] = {
    each.kind: each for each in sorted(Block.__subclasses__(), key=lambda b: b.kind)
}


def _kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else ()
    return next((key for key in keys if key in KINDS), None)


if TYPE_CHECKING:
    AnyBlock = Block
else:
    AnyBlock = Annotated[
        Union[tuple(Annotated[model, Tag(kind)] for kind, model in KINDS.items())],  # noqa: UP007 - made of a tuple
        Discriminator(_kind),
    ]
