"""Faults in lanes: populations on one card that must never be confused."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def lane_without_population() -> Words:
    """A lane does not say for whom it is.

    A dose without its population is given to the wrong one.
    """
    return "this lane does not say for whom it is", "add 'population:'"


@fault(Severity.ERROR)
def same_population(population: str, register: str) -> Words:
    """Two lanes have the same population in a register in which they are printed.

    Whoever stands before the card could not tell which lane is meant.
    """
    return (
        f"two lanes are for '{population}' in '{register}'",
        "word the populations so that nobody takes one for the other",
    )


@fault(Severity.ERROR)
def half_said_lane(what: str) -> Words:
    """A variant would print one lane but not the other, or a lane without one of its parts.

    A reader who sees one lane takes it for the whole truth: all are shown, or none.
    """
    return (
        f"{what} is not said here, while the lanes are",
        "give all parts of all lanes the same registers, or none of them",
    )
