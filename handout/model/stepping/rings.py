"""Rings of steps: what a reader who follows every jump would never leave."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handout.model.stepping.jumping import Jumping


def endless(steps: Sequence[Jumping]) -> tuple[int, ...]:
    """The steps that follow one another for ever, from one that jumps back, or nothing."""
    numbers = {step.id: index for index, step in enumerate(steps)}
    after = [numbers[step.then] if step.then else index + 1 for index, step in enumerate(steps)]
    for start in range(len(steps)):
        way = [start]
        while way[-1] < len(steps) and way[-1] not in way[:-1]:
            way.append(after[way[-1]])
        if way[-1] < len(steps):
            ring = way[way.index(way[-1]) :]
            back = next(number for number, (here, there) in enumerate(pairwise(ring)) if there <= here)
            return (*ring[back:-1], *ring[:back])
    return ()


def told(steps: Sequence[Jumping], numbers: Sequence[int]) -> str:
    """The steps of a ring by their ids, or else by their place in the list."""
    return ", ".join(steps[number].id or f"step {number + 1}" for number in numbers)
