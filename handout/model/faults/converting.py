"""Faults in tables that turn one dose into another."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def impossible_factor(factor: str) -> Words:
    """A conversion factor, a dose or a percentage is zero, negative or otherwise out of reach."""
    return f"{factor} cannot be used to convert a dose", "write a figure above zero, as the source prints it"


@fault(Severity.ERROR)
def inverse_disagrees(factor: str, inverse: str, should: str) -> Words:
    """The figure for the way back does not undo the factor.

    Printed digits may be rounded, to the nearest or (``rounded: down``) downwards;
    beyond that, there and back would give another dose. A rounded figure shows
    two digits that count: 0.67 for the inverse of 1.5, not 0.7.
    """
    return f"the inverse of {factor} is {should}, not {inverse}", "correct the one that was mistyped"


@fault(Severity.ERROR)
def contradicting_conversions(one: str, other: str) -> Words:
    """Two conversions of one table cannot both hold.

    The same pair with two factors, a way back that does not lead back, or a
    direct conversion that differs from the one by way of a third medicine,
    beyond what rounding explains: two readers would give two doses.
    """
    return (
        f"'{one}' and '{other}' contradict each other",
        "choose one factor, and file the others under its 'sources'",
    )


@fault(Severity.ERROR)
def unconvertible_unit(one: str, other: str) -> Words:
    """An amount cannot be turned into the unit it is set against.

    A mass is no volume, and neither is a number of units: that takes a
    concentration or a product, which a factor would hide.
    """
    return (
        f"{one} cannot be turned into {other}",
        "give both in units of one kind, and the factor between those",
    )


@fault(Severity.ERROR)
def mixed_times(message: str) -> Words:
    """A figure per hour is set against one per day, or a rate against a single dose.

    24 hours forgotten in a factor are a 24-fold dose. Say ``per hour`` and
    ``per day`` in both amounts, and prove the factor with a worked example; where
    ``ratio`` gives the strength weight for weight, the factor is checked against it.
    """
    return message, "write both with their time, such as 1 microgram/hour and 1 mg/day, and an 'example'"


@fault(Severity.ERROR)
def converted_to_itself(name: str) -> Words:
    """A row converts a medicine by one route into the same medicine by the same route."""
    return f"'{name}' is converted into itself", "name the other medicine, or the other route"


@fault(Severity.ERROR)
def wrong_worked_example(given: str, result: str, should: str) -> Words:
    """A worked example does not give the result that is written beside it.

    Readers copy examples. Each is worked out again from its factor, and
    printed only where author and machine agree.
    """
    return f"{given} gives {should}, not {result}", "correct the factor, the amount or the result"


@fault(Severity.ERROR)
def unsound_ladder(message: str) -> Words:
    """The amounts of a row do not rise, or lie above ``up_to``.

    Beyond the amounts that its sources speak of, a factor is a guess.
    """
    return message, "sort the amounts, and leave out those that the sources do not cover"


@fault(Severity.ERROR)
def unexplained_choice(message: str, hint: str) -> Words:
    """A factor is used that no source gives, or that one of its sources contradicts without a word why.

    Where sources differ all are printed, with the reason for the one that is used.
    """
    return message, hint
