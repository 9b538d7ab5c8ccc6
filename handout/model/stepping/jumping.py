"""A step as far as it leads somewhere else than to the next."""

from __future__ import annotations

from typing import Protocol


class Loop(Protocol):
    """What leads back to an earlier step."""

    @property
    def since(self) -> str: ...


class Jumping(Protocol):
    """A step, as far as it leads somewhere."""

    @property
    def id(self) -> str | None: ...

    @property
    def repeat(self) -> Loop | None: ...

    @property
    def then(self) -> str | None: ...
