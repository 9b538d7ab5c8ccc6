"""A flow: its steps in the order of their numbers, and where each goes on to; always downwards."""

from __future__ import annotations

from collections.abc import Iterator

Ways = tuple[tuple[int, ...], ...]
"""For each step the steps that its arrows lead to, from left to right; an end has none."""

MOST_STEPS = 9
MOST_ABREAST = 3


def rows(ways: Ways) -> tuple[tuple[int, ...], ...]:
    """The steps row by row, so that whoever reads line by line reads them in their order.

    A step stands below all that lead to it, and never above one with a smaller
    number.
    """
    depth = [0] * len(ways)
    for step, targets in enumerate(ways):
        if step:
            depth[step] = max(depth[step], depth[step - 1])
        for target in targets:
            depth[target] = max(depth[target], depth[step] + 1)
    return tuple(
        tuple(step for step, at in enumerate(depth) if at == row) for row in range(max(depth, default=-1) + 1)
    )


def unreached(ways: Ways) -> Iterator[int]:
    """The steps below the first that nothing leads to."""
    led_to = {target for targets in ways for target in targets}
    yield from (step for step in range(1, len(ways)) if step not in led_to)
