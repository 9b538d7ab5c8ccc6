"""A mapping whose values are fetched when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Fetched(Mapping[str, T]):
    """Names that are known, and what fetches the thing of a name; each is fetched once."""

    def __init__(self, names: Mapping[str, object], fetch: Callable[[str], T]) -> None:
        self._names, self._fetch = names, fetch
        self._there: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._there:
            self._there[name] = self._fetch(name)
        return self._there[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
