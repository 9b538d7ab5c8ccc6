"""Faults in batches of cards."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def unsound_batch(message: str, hint: str) -> Words:
    """A batch names cards that cannot be printed as a set: of another measure, unsorted, or twice."""
    return message, hint


@fault(Severity.ERROR)
def card_outside_table(card: str, table: str) -> Words:
    """A card's weight or age lies in no band of a table that the card would show.

    The card would have a title that promises a dose, and no dose.
    """
    return f"no band of '{table}' holds {card}", "take the card out of the batch, or add the band"


@fault(Severity.ERROR)
def cards_alike(one: str, other: str) -> Words:
    """Two cards of a batch say the same under different titles.

    Nothing on them depends on the weight, age or site they are named after.
    """
    return f"the cards for {one} and {other} say the same", "take one out, or let a table or value go by it"


@fault(Severity.ERROR)
def unknown_in_batch(what: str, name: str, known: str) -> Words:
    """A batch names a variant, a site or a value that is not there."""
    return f"there is no {what} '{name}'", f"there are: {known or 'none'}"
