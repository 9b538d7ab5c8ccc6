"""Copyfitting: how closely prints are set that must look alike, chosen by what fits and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from handout.model.plan import Plan

T = TypeVar("T")


def fitted(
    plans: Sequence[Plan], laid_out: Callable[[Plan], T], has_room: Callable[[T], bool]
) -> tuple[T, ...]:
    """Each plan laid out at the first density at which all of them fit, or at the closest.

    What fits at one density fits at every closer one: the middle is tried
    before the ends, and two layouts find one of three. At the closest each
    plan stands for itself, and what does not fit even there is refused alone.
    """
    densities = plans[0].variant.densities or ("",)
    first, last, best = 0, len(densities) - 1, None
    while first < last:
        middle = (first + last) // 2
        made = _all_at(densities[middle], plans, laid_out, has_room)
        if made is None:
            first = middle + 1
        else:
            last, best = middle, made
    return best or tuple(laid_out(replace(plan, density=densities[-1])) for plan in plans)


def _all_at(
    density: str, plans: Sequence[Plan], laid_out: Callable[[Plan], T], has_room: Callable[[T], bool]
) -> tuple[T, ...] | None:
    """All plans at one density, or nothing once one has no room; those that say most are tried first."""
    made: dict[int, T] = {}
    for number, plan in sorted(enumerate(plans), key=lambda each: -_said(each[1])):
        made[number] = laid_out(replace(plan, density=density))
        if not has_room(made[number]):
            return None
    return tuple(made[number] for number in range(len(plans)))


def _said(plan: Plan) -> int:
    return sum(len(line.text) for line in plan.lines())
