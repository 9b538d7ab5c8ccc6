"""Conversions that lead on from one another, and those that cannot both hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from handout.model.conversion.arithmetic import stands_for


@dataclass(frozen=True)
class Step:
    """One conversion of a table: from what, to what, and the factor as it is typed.

    ``scale`` makes factors between different units comparable.
    """

    start: Hashable
    end: Hashable
    factor: Decimal
    scale: Fraction = Fraction(1)

    @property
    def rate(self) -> Fraction:
        return Fraction(self.factor) * self.scale

    def stands_for(self, rate: Fraction) -> bool:
        return stands_for(self.factor, rate / self.scale)


def contradictions(steps: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """The places of two conversions that cannot both hold, with a third or without one."""
    for (here, one), (there, other) in permutations(enumerate(steps), 2):
        ends = (one.start, one.end)
        if here < there and ends == (other.start, other.end) and one.rate != other.rate:
            yield here, there
        if here < there and ends == (other.end, other.start) and not _opposite(one, other):
            yield here, there
    for (_, first), (there, second), (whole, direct) in permutations(enumerate(steps), 3):
        chained = (first.start, first.end, second.end) == (direct.start, second.start, direct.end)
        if chained and first.start != second.end and not _chained(first, second, direct):
            yield there, whole


def _opposite(one: Step, other: Step) -> bool:
    return other.stands_for(1 / one.rate) or one.stands_for(1 / other.rate)


def _chained(first: Step, second: Step, direct: Step) -> bool:
    """Any one of the three may be a rounding of what the other two say."""
    return (
        direct.stands_for(first.rate * second.rate)
        or first.stands_for(direct.rate / second.rate)
        or second.stands_for(direct.rate / first.rate)
    )
