"""Steps as they are written: who does what, for how long, and where it leads."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from handout.model.record import Key, Some, refuse
from handout.model.stepping.jumps import faults
from handout.model.stepping.repeat import Lasting, Repeat
from handout.model.wording import Said, Statement, as_wording
from handout.model.yes_no import YesNo


class Step(Statement):
    """One action of a list: who does it, how long it takes, and where it leads."""

    role: Said | None = Field(None, description="who does it, or what it serves: Nurse 1, Airway")
    over: Lasting | None = Field(None, description="how long the action takes")
    wait: Lasting | None = Field(None, description="how long to wait before the next step")
    note_time: YesNo = Field(False, description="print a box to write the time in")
    repeat: Repeat | None = None
    then: Key | None = Field(None, description="the id of the step that follows, if not the next")


def _sound(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, once each jump leads to one step and following them comes to an end."""
    if fault := next(faults(steps), None):
        refuse(fault)
    return steps


Stepped = Annotated[Some[Annotated[Step, BeforeValidator(as_wording)]], AfterValidator(_sound)]
"""Steps, one after the other; a bare text is one."""
