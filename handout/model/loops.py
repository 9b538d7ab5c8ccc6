"""Loops of steps as they print: in words that can be read aloud, with a bracket at the side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from handout.model.diagnostic import Place
from handout.model.faults import planning, stepping
from handout.model.plan import Line, Run, Speaker
from handout.model.stepping import Repeat, Step

Bracket = Literal["", "first", "within", "last", "only"]

OPEN_ROUNDS = 4
MOST_ROUNDS = 6
"""As many times to write in as stand on one line of a card."""

_GAP = Run(" ", "gap")


def loop_line(repeat: Repeat, step: Step, numbers: dict[str, int], place: Place, say: Speaker) -> Line:
    """From which step, how often and until when: one sentence, its numbers counted."""
    if repeat.since == step.id:
        line = say.fixed("steps-again")
    else:
        line = say.fixed("steps-repeat", n=numbers[repeat.since])
    return Line(line.id, (*line.runs, *_terms(repeat, place, say)), place)


def _terms(repeat: Repeat, place: Place, say: Speaker) -> Iterator[Run]:
    if repeat.between:
        yield from (_GAP, *say.fixed("steps-every", every=repeat.between).runs)
    if repeat.most:
        label = "steps-once" if repeat.most == 1 else "steps-most"
        yield from (Run(","), _GAP, *say.fixed(label, n=repeat.most).runs)
    if repeat.until:
        until = say.line(repeat.until)
        if until is None:
            planning.refuse(stepping.unsaid_end(place))
        comma = (Run(","),) if repeat.most else ()
        yield from (*comma, _GAP, *say.fixed("steps-until").runs, _GAP, *until.runs)


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
