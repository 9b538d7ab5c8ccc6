"""Faults in what a site fills in."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def limit_exceeded(given: str, most: str) -> Words:
    """A local limit lies above the most that the topic lets any site set, or is not above zero.

    The topic's ``most`` is the far end of what is plausible: a slip of a decimal
    point in one hospital's file must not reach its wards (hazard H02).
    """
    return f"{given} is not within the limit of {most}", "correct the figure, or ask the topic's owner"


@fault(Severity.ERROR)
def unknown_slot(slot: str, nearest: str | None, declared: str) -> Words:
    """A site fills a slot that no topic declares.

    Sites fill what topics leave open, and change nothing else. A name with a
    slip in it would leave the card with a blank where a number was meant.
    """
    hint = f"did you mean '{nearest}'?" if nearest else f"topics declare: {declared or 'none'}"
    return f"no topic declares a slot '{slot}'", hint


@fault(Severity.ERROR)
def missing_slot(slot: str, label: str) -> Words:
    """An approved print has a slot that nobody has filled in.

    On an EXAMPLE or a DRAFT a missing slot prints as a line to write on. What is
    approved for a place must say what that place does (hazard H32).
    """
    return f"'{slot}' ({label}) is not filled in, and the print is approved", "fill it in the site's file"


@fault(Severity.ERROR)
def clashing_slots(slot: str, other: str) -> Words:
    """A slot and a value, or the slots of two topics, have one name and mean different things.

    A site fills a slot once for all topics: a telephone number would be printed
    where another topic means a dose.
    """
    return f"'{slot}' is something else in {other}", "give one of them another name"


@fault(Severity.ERROR)
def marked_filling(mark: str) -> Words:
    """What a site writes into a slot holds a mark: of strong text, a value, a citation or a link.

    A slot takes words alone. The mark would print as a sign, and its meaning be lost.
    """
    return f"'{mark}' is a mark, and a slot takes words alone", "write it without; marks belong in the topic"


@fault(Severity.ERROR)
def empty_filling(given: str) -> Words:
    """What a site writes into a slot says nothing: TBC, to be confirmed, a dash.

    The print would look complete. A slot that is left out prints as a line to
    write on, and stops an approved print (hazard H32).
    """
    return f"'{given}' fills nothing in", "leave the slot out until it is known"


@fault(Severity.ERROR)
def signed_ahead(day: str) -> Words:
    """Somebody has signed for a site on a day that is yet to come."""
    return f"this was signed on {day}, which is yet to come", "correct the date"


@fault(Severity.ERROR)
def approved_unwritten(day: str, written: str) -> Words:
    """A site approved a topic before this text of it was written.

    Whoever signed then has read another text.
    """
    return f"this was approved on {day}; the text was written on {written}", "read it, then approve it"


@fault(Severity.WARNING)
def site_review_overdue(due: str) -> Words:
    """A site's own review date has passed: telephone numbers and limits may have changed (hazard H32)."""
    return f"the site's entries were due for review on {due}", "ring the numbers, then move the date"


@fault(Severity.WARNING)
def approval_outdated(topic: str, approved: str, version: str) -> Words:
    """A site approved another version of a topic than the one that stands there now.

    The print stays a draft for that site until the new version is approved.
    """
    return (
        f"'{topic}' is approved here in version {approved}, but is now {version}",
        "read it, then approve it",
    )


@fault(Severity.ERROR)
def unapprovable(topic: str, why: str) -> Words:
    """A site approves what cannot be approved: an example, or a version that is not whole."""
    return f"'{topic}' cannot be approved: {why}", "make the text your own, and give it a whole version"


@fault(Severity.ERROR)
def unknown_topic(topic: str, known: str) -> Words:
    """A site approves a topic that is not there."""
    return f"there is no topic '{topic}'", f"there are: {known}"


@fault(Severity.ERROR)
def filling_against_direction(word: str) -> Words:
    """A site writes a word in Arabic, Hebrew or another script that runs from the right.

    What a site fills in is printed in every language of its topics; in a print
    that runs from the left such a word cannot be read back, and so not proven.
    """
    return f"'{word}' runs from right to left", "write it in the letters of the source's language"


@fault(Severity.ERROR)
def unsafe_address(address: str, flaw: str) -> Words:
    """A site's address is not one that may be printed as a QR code.

    Whoever points a telephone at a print goes where it says. So it is https, to
    a host in plain letters, without a user or a port, and short enough for a
    code that a card has room for; a print fills in its own ``{document}`` and
    ``{fingerprint}``.
    """
    return (
        f"{address} cannot be printed as a code: {flaw}",
        "write it as https://cards.example.org/{document}",
    )
