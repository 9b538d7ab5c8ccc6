"""Steps: things to do, one after the other, with who does them, how long they take and where they lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.faults import planning, stepping
from handout.model.plan import Line, PlannedBlock, Run, Speaker
from handout.model.stepping.brackets import Bracket, brackets, rounds
from handout.model.stepping.loop_line import loop_line
from handout.model.stepping.rings import endless, told
from handout.model.stepping.step import Step, Stepped
from handout.model.wording import Said


@dataclass(frozen=True)
class PlannedStep:
    """One action in reading order; ``boxes`` counts the times to write in, ``bracket`` draws its loop."""

    role: Line | None
    line: Line
    over: Line | None
    wait: Line | None
    time: Line | None
    repeat: Line | None
    then: Line | None
    boxes: int = 0
    bracket: Bracket = ""


@dataclass(frozen=True)
class PlannedSteps(PlannedBlock):
    lead: Line | None
    steps: tuple[PlannedStep, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The actions alone, without who, how long and where to."""
        return tuple(step.line for step in self.steps)


class Steps(Block):
    """Numbered actions, one each, done from top to bottom (rule COG-2).

    A step may say who does it, how long it takes, what is done again and until
    when, and which step follows. Steps are named by ``id``; the number that
    prints is counted from what this variant prints.
    """

    kind: ClassVar[str] = "steps"

    steps: Stepped
    lead: Said | None = None

    def planned(self, say: Speaker) -> PlannedSteps | None:
        shown = any(say.says(step) for step in self.steps)
        lead = say.line(self.lead) if self.lead and shown else None
        return PlannedSteps(self.kind, lead, planned_steps(self.steps, say)) if shown else None


def planned_steps(steps: tuple[Step, ...], say: Speaker) -> tuple[PlannedStep, ...]:
    """The steps that are said here, numbered from 1, with every jump to one of them."""
    shown = tuple(step for step in steps if say.says(step))
    numbers = {step.id: number for number, step in enumerate(shown, start=1) if step.id}
    planned = tuple(_planned(step, numbers, say) for step in shown)
    if ring := endless(shown):  # the step that led out of it may not be said here
        planning.refuse(stepping.endless_steps(planned[ring[0]].line.place[:-1], told(shown, ring)))
    drawn = brackets(shown, numbers)
    return tuple(
        replace(step, bracket=drawn[index], boxes=rounds(index, shown, numbers) if step.time else 0)
        for index, step in enumerate(planned)
    )


def _planned(step: Step, numbers: dict[str, int], say: Speaker) -> PlannedStep:
    role = say.line(step.role) if step.role else None
    line = say.line(step)
    if line is None:
        raise LookupError(f"step {step.id} speaks, yet says nothing")
    for target in (step.repeat.since if step.repeat else None, step.then):
        if target and target not in numbers:
            planning.refuse(stepping.unprinted_step(line.place[:-1], target))
    return PlannedStep(
        role=Line(role.id, (*role.runs, Run(":")), role.place) if role else None,
        line=line,
        over=say.fixed("steps-over", time=step.over) if step.over else None,
        wait=say.fixed("steps-wait", time=step.wait) if step.wait else None,
        time=say.fixed("steps-time") if step.note_time else None,
        repeat=loop_line(step.repeat, step, numbers, line.place[:-1], say) if step.repeat else None,
        then=say.fixed("steps-go", n=numbers[step.then]) if step.then else None,
    )
