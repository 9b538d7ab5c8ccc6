"""Contrast as WCAG 2 defines it, of what differs most from the ground it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PIL import Image


def contrast_of(picture: Image.Image, linear: Sequence[int]) -> float:
    """Between a picture's ground and what differs most from it; each step is so much ``linear`` light."""
    counts = picture.histogram()
    ground = linear[counts.index(max(counts))]
    ends: tuple[int, ...] = picture.getextrema()  # type: ignore[assignment]  # pairs come of colour pictures only
    return max(_ratio(ground, linear[end]) for end in ends)


def _ratio(one: int, other: int) -> float:
    low, high = sorted((one / 255, other / 255))
    return (high + 0.05) / (low + 0.05)


@cache
def linear_light() -> list[int]:
    """Each sRGB step as linear light, in 256 steps."""
    steps = (step / 255 for step in range(256))
    return [round(255 * (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4)) for s in steps]
