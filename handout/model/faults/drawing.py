"""Faults that show only on a page as it is drawn."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def unreadable_code(problem: str) -> Words:
    """A QR code does not lead where it was planned to, read from the page at the size at which it is printed.

    It is read as a telephone or an office scanner would, and once more as a
    copy of a copy; its modules and the clear paper around it are measured,
    because a code without clear paper looks perfect and is never found.
    """
    return f"the QR code cannot be relied on: {problem}", "give it room, size and dark ink in the template"


@fault(Severity.ERROR)
def colour_in_grey(page: int) -> Words:
    """A print for black and white printers has colour in it.

    Whatever is drawn in lines is turned into grey; a photograph or a logo made of dots is not,
    for what its colours say has to be looked at by somebody who knows.
    """
    return (
        f"page {page} has colour in it, and is for a black and white printer",
        "give the image in grey: as an SVG, or as a PNG or JPEG without colour",
    )
