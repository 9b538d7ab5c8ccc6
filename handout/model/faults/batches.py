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
    """Two cards of a batch, or a card and the topic's own print, say the same under different titles.

    Nothing on them depends on the weight, age or site they are named after.
    """
    return f"{one} and {other} say the same", "take one out, or let a table, a value or a slot go by it"


@fault(Severity.ERROR)
def unknown_in_batch(what: str, name: str, known: str) -> Words:
    """A batch names a variant, a site or a value that is not there."""
    return f"there is no {what} '{name}'", f"there are: {known or 'none'}"


@fault(Severity.ERROR)
def value_takes_no_card(value: str, card: str) -> Words:
    """The value that a batch names cannot take a card's weight or age.

    It must be one plain figure in a unit of the same kind: a range, a sum or a
    source belongs to a figure that was found, not to one that each card sets.
    A card of 71 months is no number of years that can be printed.
    """
    return (
        f"'{value}' cannot be {card}",
        "give it a plain amount in the unit of the cards, or take 'value' out of the batch",
    )


@fault(Severity.ERROR)
def unaddressed_card(variant: str) -> Words:
    """A batch asks for cards of a variant whose readers the topic says nothing to.

    No card would be printed, and nobody told.
    """
    return (
        f"the topic is not for the readers of '{variant}'",
        "add them to 'audiences', or take the variant out of the batch",
    )
