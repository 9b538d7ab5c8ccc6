"""Faults in questions and their answers."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def unanswered_question() -> Words:
    """A question has neither an answer nor lines to write one on.

    A reader who finds the question and no answer may take silence for "no".
    """
    return "this question has no answer", "add 'answer:', or 'write:' with the number of lines to write on"


@fault(Severity.ERROR)
def half_said_question(said: str) -> Words:
    """A question or its answer is said in some variant, but not the other of the two."""
    return (
        f"'{said}' is said here without its other half",
        "give the question and its answer the same registers",
    )
