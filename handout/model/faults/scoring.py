"""Faults in scores: totals that no reader could look up."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def total_without_band(totals: str, least: str, most: str) -> Words:
    """A total that the score can reach falls in no band.

    A reader who has added up the points must find what the sum means, so the
    bands together hold every whole number from the least total to the most.
    """
    return (
        f"nothing says what a total of {totals} means; totals run from {least} to {most}",
        "widen a band, or add one",
    )


@fault(Severity.ERROR)
def total_in_two_bands(totals: str) -> Words:
    """A total falls in two bands, so that two readers may do two things.

    Bands meet and do not overlap: 0 to 1, then 2, then 3 to 5.
    """
    return f"a total of {totals} stands in two bands", "let each band begin above the end of the one before"


@fault(Severity.ERROR)
def total_beyond_score(totals: str, least: str, most: str) -> Words:
    """A band holds a total that the points of the items cannot reach.

    Either an item is missing or the band is wrong; both mislead.
    """
    return (
        f"no points add up to {totals}; totals run from {least} to {most}",
        "narrow the band, or add the item that is missing",
    )


@fault(Severity.ERROR)
def half_said_score(said: str) -> Words:
    """A score is said only in part in some variant.

    Without one of its items the points add up to another total, and without
    one of its bands a total means nothing.
    """
    return (
        f"the score with '{said}' is said only in part here",
        "give its caption, items, bands and actions the same registers, or omit all of them",
    )
