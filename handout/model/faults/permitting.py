"""Faults in the use of another's images."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def figure_without_permission(holder: str) -> Words:
    """A figure names whose it is, but not by whose leave it is printed.

    An image of your own says ``permission: own``. Another's needs a record:
    the holder, the licence, whether it may be altered, what is printed with it.
    """
    return (
        f"nothing says that {holder} lets this image be printed",
        "add a 'permission:' record, or 'permission: own' for an image of your own",
    )


@fault(Severity.ERROR)
def acknowledgement_lost(said: str) -> Words:
    """A figure is printed in some variant, but not what its holder wants printed with it."""
    return (
        f"the figure '{said}' is printed here without its acknowledgement",
        "give 'acknowledgement:' the registers of the caption",
    )
