"""Faults in schedules: hour grids and calendars of doses."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def hours_out_of_order(earlier: str, later: str) -> Words:
    """The hours of a grid do not rise from one to the next.

    A nurse follows the grid from its first hour to its last; an hour that
    stands twice or too late is done twice or missed.
    """
    return f"{later} stands after {earlier}", "let each hour be later than the one before it, and stand once"


@fault(Severity.ERROR)
def hour_not_in_grid(hour: str, hours: str) -> Words:
    """Something is due at an hour that the grid does not have, so there is no box for it.

    Wrong: ``hours: [0, 1, 2]`` with a row ``at: [0, 1.5]``.
    """
    return f"this is due at {hour}, which the grid does not have", f"add it to the hours: {hours}"


@fault(Severity.ERROR)
def nothing_due() -> Words:
    """A row of a grid is due at no hour: an empty row looks like a row to leave out."""
    return "this is due at no hour", "say 'at:' with the hours, or 'every:' with a time, and not both"


@fault(Severity.ERROR)
def dose_not_made_up(dose: str, strength: str) -> Words:
    """A dose cannot be taken in whole capsules or tablets of the stated strength.

    Nobody can swallow a part of a capsule, so such a dose is taken too high or too low.
    """
    return f"{dose} cannot be made up of {strength}", "choose another dose, or another strength"


@fault(Severity.ERROR)
def step_the_wrong_way(direction: str, before: str, after: str) -> Words:
    """A calendar that leads down has a period with more than the one before it, or one that leads up less.

    The whole of a day counts: a smaller morning dose may still be a larger day.
    """
    fell = "rises" if direction == "down" else "falls"
    return f"the day's total {fell} from {before} to {after}", f"a calendar that leads {direction} never does"


@fault(Severity.ERROR)
def step_too_large(before: str, after: str, largest: str) -> Words:
    """From one period to the next the day's total changes by more than the calendar allows.

    Where the calendar ends with 'stop', the last step leads to nothing and counts too.
    """
    return f"from {before} to {after} is a step of more than {largest}", "put a smaller step between them"
