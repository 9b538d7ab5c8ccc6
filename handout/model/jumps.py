"""Jumps from step to step: each to one step of the list, and none round and round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from handout.model.diagnostic import Finding
from handout.model.faults import stepping


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


def faults(steps: Sequence[Jumping]) -> Iterator[Finding]:
    """What is wrong with the ids and the jumps of a list; ways are followed where all lead somewhere."""
    found = [*_doubles(steps), *(each for index in range(len(steps)) for each in _lost(index, steps))]
    yield from found
    if not found and (ring := endless(steps)):
        yield stepping.endless_steps((ring[0], "then"), told(steps, ring))


def _doubles(steps: Sequence[Jumping]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, step in enumerate(steps):
        if step.id in seen:
            yield stepping.duplicate_step((index, "id"), str(step.id))
        seen |= {step.id} if step.id else set()


def _lost(index: int, steps: Sequence[Jumping]) -> Iterator[Finding]:
    """The jumps of one step that lead nowhere, or the wrong way."""
    step, ids = steps[index], [each.id for each in steps]
    known = ", ".join(each for each in ids if each)
    if step.repeat:
        since, place = step.repeat.since, (index, "repeat", "from")
        if since not in ids:
            yield stepping.unknown_step(place, since, known)
        elif ids.index(since) > index:
            yield stepping.loop_ahead(place, since)
    if step.then and step.then not in ids:
        yield stepping.unknown_step((index, "then"), step.then, known)
    if step.then and step.then == step.id:
        yield stepping.step_to_itself((index, "then"), step.then)


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
