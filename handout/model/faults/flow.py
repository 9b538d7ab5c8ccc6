"""Faults in a flow of steps and decisions, and in what is ticked off."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def unknown_step(step: str, nearest: str | None) -> Words:
    """An arrow of an algorithm leads to a step that is not there."""
    return f"no step has the id '{step}'", f"did you mean '{nearest}'?" if nearest else "give a step this id"


@fault(Severity.ERROR)
def doubled_step(step: str) -> Words:
    """Two steps of an algorithm have one id, so that an arrow could lead to either."""
    return f"'{step}' is already the id of a step above", "give each step an id of its own"


@fault(Severity.ERROR)
def upward_jump(step: str) -> Words:
    """An arrow of an algorithm leads to itself or upwards.

    A flow is read from top to bottom, also aloud (rule COG-2). What is done
    again and again belongs into ``steps`` with ``repeat``.
    """
    return (
        f"the arrow to '{step}' leads upwards",
        "put that step further down, or repeat it in 'steps' with 'repeat'",
    )


@fault(Severity.ERROR)
def lone_answer(number: int) -> Words:
    """A question of an algorithm has fewer than two answers.

    Whoever would give the other answer is left without a way on.
    """
    return (
        f"this question has {number} of the two answers it needs at least",
        "give both 'yes' and 'no', or two 'answers', each with where it leads",
    )


@fault(Severity.ERROR)
def unreachable_step() -> Words:
    """No arrow leads to a step of an algorithm, so nobody would ever do it."""
    return "no step above leads here", "lead an answer or a 'then' to its id, or take it out"


@fault(Severity.ERROR)
def unended_path() -> Words:
    """A path of an algorithm stops at a step that is no end.

    A reader must see that nothing was forgotten: the last box of every path is
    drawn closed.
    """
    return "the path stops here, but this is no end", "write 'end:' instead of 'do:', or add 'then:'"


@fault(Severity.ERROR)
def crowded_pause(what: str, number: int, most: int) -> Words:
    """There is more to take in than a tired reader can at one stop (rule COG-3)."""
    return (
        f"{number} {what} stand between two pauses; {most} are the most",
        "split it in two, each with a title",
    )


@fault(Severity.ERROR)
def crowded_row(number: int, most: int) -> Words:
    """So many steps of an algorithm would stand side by side that none could be read.

    Steps stand beside each other when they come one after the other in the
    file and neither leads to the other.
    """
    return (
        f"{number} boxes would stand side by side; {most} are the most",
        "ask one question after the other, or let steps follow each other",
    )


@fault(Severity.ERROR)
def half_said_flow(number: int) -> Words:
    """A step of an algorithm is not said in a variant that says the others.

    An arrow would lead to nothing, or past what must be done.
    """
    return (
        f"step {number} of the algorithm is not said here, but others are",
        "give every step, question and answer the same registers",
    )
