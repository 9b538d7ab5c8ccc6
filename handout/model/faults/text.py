"""Faults in running text: marks, citations, values, characters."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def dropped_text(dropped: str) -> Words:
    """YAML would drop part of this text as a comment.

    A ``#`` after a space starts a comment outside quotes, so
    ``Analgesia for # NOF`` would print as "Analgesia for".

    Wrong: ``text: Ring bleep #1234``. Right: ``text: "Ring bleep #1234"``.
    """
    return f"YAML drops '{dropped}' as a comment", "quote the text, or move the comment to a line of its own"


@fault(Severity.ERROR)
def italic_text(text: str) -> Words:
    r"""Single asterisks or underscores ask for italics, which Handout does not print.

    Italics are hard to read for many patients (NHS service manual). Use
    ``**strong**`` sparingly, or write ``\*`` for an asterisk.
    """
    return f"italics are not printed: '{text}'", r"use **strong**, or write \* for an asterisk"


@fault(Severity.ERROR)
def unsafe_link(address: str) -> Words:
    """A link leads elsewhere than to the web, a mail box or a telephone."""
    return f"'{address}' is not a link that can be printed", "use https://, mailto: or tel:"


@fault(Severity.ERROR)
def malformed_citation(text: str) -> Words:
    """A citation does not have the form ``[@key]`` or ``[@key; @key2]``."""
    return f"'{text}' is not a citation", "write [@key], or [@key; @key2]"


@fault(Severity.ERROR)
def unprintable_character(name: str) -> Words:
    """A character cannot be seen on paper, or changes how others are read.

    Control characters, private-use characters and marks that turn the reading
    direction can make the page say something else than the file.
    """
    return f"the text holds {name}, which cannot be printed as such", "delete it and type the text again"


@fault(Severity.ERROR)
def text_too_long(length: int, most: int) -> Words:
    """One piece of text is longer than any handout could print."""
    return f"this text has {length:,} characters; {most:,} is the most", "split it into statements"


@fault(Severity.ERROR)
def omitted_and_said(register: str) -> Words:
    """A wording is given in a register and omitted from it at once."""
    return f"this is both said and omitted in '{register}'", "keep one of the two"


@fault(Severity.ERROR)
def left_over_mark(mark: str) -> Words:
    r"""The beginning of a citation, a value or strong text has no proper end.

    Printed as it stands it would look like a slip of the pen and lose what it
    stood for. Write ``\{`` or ``\*`` where the sign itself is meant.
    """
    return (
        f"'{mark}' begins a mark that does not end as one",
        r"complete it, or put \ before it to print the sign",
    )


@fault(Severity.ERROR)
def nothing_said() -> Words:
    """A statement has no wording in any register."""
    return "nothing is said here in any register", "add 'text:', 'short:', 'plain:' or 'brief:'"


@fault(Severity.ERROR)
def link_around_mark(address: str) -> Words:
    """A link holds a value, a slot or a citation.

    A link is printed as words that lead somewhere; the value would be printed
    and its link lost.
    """
    return f"the link to '{address}' holds a value or a citation", "put it before or behind the link"
