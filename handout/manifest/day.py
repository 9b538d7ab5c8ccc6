"""A day that remembers which other days it was held against, so that it is known when the answer changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any


class WatchedDay(date):
    """Today, for one topic: equal to any plain day of the same date.

    Prints depend on the day only through comparisons: a review date is crossed
    or is not. Each day that was compared is kept in ``held_against``.
    """

    held_against: set[date]

    def __new__(cls, day: date) -> WatchedDay:
        self = super().__new__(cls, day.year, day.month, day.day)
        self.held_against = set()
        return self

    def _held(self, other: Any) -> date:
        if isinstance(other, date):
            self.held_against.add(date(other.year, other.month, other.day))
        return date(self.year, self.month, self.day)

    def __lt__(self, other: date) -> bool:
        return self._held(other) < other

    def __le__(self, other: date) -> bool:
        return self._held(other) <= other

    def __gt__(self, other: date) -> bool:
        return self._held(other) > other

    def __ge__(self, other: date) -> bool:
        return self._held(other) >= other

    def __eq__(self, other: object) -> bool:
        return self._held(other) == other

    def __hash__(self) -> int:
        return super().__hash__()

    def __reduce__(self) -> tuple[type[date], tuple[int, int, int]]:
        return date, (self.year, self.month, self.day)


def is_alike(one: date, other: date, days: Iterable[date]) -> bool:
    """Both days stand on the same side of each of ``days``."""
    return all((one < day, one > day) == (other < day, other > day) for day in days)
