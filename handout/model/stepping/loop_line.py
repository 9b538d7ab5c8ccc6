"""Loops of steps in words that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Place
from handout.model.faults import planning, stepping
from handout.model.plan import Line, Run, Speaker
from handout.model.stepping.repeat import Repeat
from handout.model.stepping.step import Step

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
