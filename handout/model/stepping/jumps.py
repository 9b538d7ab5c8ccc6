"""Jumps from step to step: each to one step of the list, and none round and round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handout.model.diagnostic import Finding
from handout.model.faults import stepping
from handout.model.stepping.jumping import Jumping
from handout.model.stepping.rings import endless, told


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
