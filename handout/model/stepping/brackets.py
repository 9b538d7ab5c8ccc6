"""Brackets beside the steps of a loop, and how often there is something to write in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from handout.model.stepping.repeat import Repeat
from handout.model.stepping.step import Step

Bracket = Literal["", "first", "within", "last", "only"]

OPEN_ROUNDS = 4
MOST_ROUNDS = 6
"""As many times to write in as stand on one line of a card."""


def _loops(steps: tuple[Step, ...], numbers: dict[str, int]) -> Iterator[tuple[int, int, Repeat]]:
    """The first and the last step of each loop, counted from nothing."""
    for index, step in enumerate(steps):
        if step.repeat:
            yield numbers[step.repeat.since] - 1, index, step.repeat


def brackets(steps: tuple[Step, ...], numbers: dict[str, int]) -> tuple[Bracket, ...]:
    """Which part of a loop's bracket stands beside each step; where loops meet, the first is drawn."""
    drawn: list[Bracket] = [""] * len(steps)
    for first, last, _ in _loops(steps, numbers):
        if any(drawn[first : last + 1]):
            continue
        drawn[first : last + 1] = ["within"] * (last + 1 - first)
        drawn[first], drawn[last] = ("only", "only") if first == last else ("first", "last")
    return tuple(drawn)


def rounds(index: int, steps: tuple[Step, ...], numbers: dict[str, int]) -> int:
    """How many times there are to write in at a step: one, and one more for each time it is repeated."""
    around = [loop for first, last, loop in _loops(steps, numbers) if first <= index <= last]
    return min(max((1 + (each.most or OPEN_ROUNDS - 1) for each in around), default=1), MOST_ROUNDS)
