"""Faults in steps: jumps that lead nowhere, loops that never end."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def duplicate_step(step: str) -> Words:
    """Two steps of one list have the same id.

    A jump to that id could mean either of them.
    """
    return f"another step of this list is already called '{step}'", "give each step an id of its own"


@fault(Severity.ERROR)
def unknown_step(step: str, known: str) -> Words:
    """A step jumps to a step that does not exist.

    ``then:`` and ``repeat: {from: …}`` take the id of a step of the same list.
    The number that prints is counted from what prints, and never typed.
    """
    hint = f"steps with an id here: {known}" if known else "give the step that is meant an 'id:'"
    return f"no step of this list is called '{step}'", hint


@fault(Severity.ERROR)
def step_to_itself(step: str) -> Words:
    """A step says that it is followed by itself."""
    return f"the step '{step}' goes to itself", "use 'repeat:' with its end, or name another step"


@fault(Severity.ERROR)
def loop_ahead(step: str) -> Words:
    """A loop begins at a step that comes only after it.

    A loop leads back. Use ``then:`` to jump ahead.
    """
    return f"the loop begins at '{step}', which comes later", "loop from an earlier step, or use 'then:'"


@fault(Severity.ERROR)
def endless_loop() -> Words:
    """A loop says neither until when nor how often it is repeated.

    Somebody tired repeats what the card says to repeat.

    Wrong: ``repeat: {from: give, every: 2 minutes}``.
    Right: ``repeat: {from: give, every: 2 minutes, until: breathing is adequate}``.
    """
    return "this loop has no end", "add 'until:', or 'most:' for how often"


@fault(Severity.ERROR)
def endless_steps(steps: str) -> Words:
    """The jumps of a list lead round and round: whoever follows them never comes to its end."""
    return f"these steps never end: {steps}", "jump ahead, or use 'repeat:' with 'until:' or 'most:'"


@fault(Severity.ERROR)
def unprinted_step(step: str) -> Words:
    """A step leads to a step that this variant does not print.

    The number of the step would be missing, or would be another step's.
    """
    return (
        f"this leads to the step '{step}', which is not said here",
        "say that step in the same registers, or omit this one too",
    )


@fault(Severity.ERROR)
def unsaid_end() -> Words:
    """The end of a loop is not said in a register in which its step is said."""
    return "this loop is said here without its end", "give 'until:' the same registers as its step"
