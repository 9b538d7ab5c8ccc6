"""Citation styles: how a reference prints in the list, and how its number prints after a statement.

A style is one module of this package; those that begin with an underscore are what styles share.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from handout.model.plan import Run
from handout.model.reference import Reference


class CitationStyle(Protocol):
    """What a module must offer to be a style."""

    def entry(self, reference: Reference) -> tuple[Run, ...]:
        """One line of the list, without its number; the texts of its runs, joined, are what prints."""

    def marks(self, numbers: Sequence[int]) -> str:
        """The numbers after one statement, as one mark."""


def styles() -> list[str]:
    """The names a variant may choose from."""
    return sorted(each.name for each in iter_modules(__path__) if not each.name.startswith("_"))


def style(name: str) -> CitationStyle:
    """The style of that name; a name that is none of ``styles()`` is never imported."""
    if name not in styles():
        raise LookupError(f"no citation style is called '{name}'; there are: {', '.join(styles())}")
    return cast(CitationStyle, import_module(f"{__name__}.{name}"))
