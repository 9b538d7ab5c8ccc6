"""Contrast as WCAG 2 defines it, of what differs most from the ground it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache


def contrast_of(counts: list[int], linear: Sequence[int]) -> float:
    """Between the ground and what differs most from it, as WCAG 2 defines contrast."""
    ground = counts.index(max(counts))
    present = [step for step, count in enumerate(counts) if count]
    return max(_ratio(linear[ground], linear[present[0]]), _ratio(linear[ground], linear[present[-1]]))


def _ratio(one: int, other: int) -> float:
    low, high = sorted((one / 255, other / 255))
    return (high + 0.05) / (low + 0.05)


@cache
def linear_light() -> list[int]:
    """Each sRGB step as linear light, in 256 steps."""
    steps = (step / 255 for step in range(256))
    return [round(255 * (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4)) for s in steps]
