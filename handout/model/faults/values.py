"""Faults in values: figures that are worked out, sources that disagree, limits that are passed."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def malformed_sum(text: str, why: str) -> Words:
    """A sum cannot be read.

    A sum works with other values by name: ``dose * weight / strength``. It
    knows + - * / and brackets, ``into mg`` and ``per hour`` to change a unit,
    ``name.low``, ``name.high``, ``name.maximum`` and ``name.maximum-daily``.
    A minus has spaces around it, because names have hyphens.
    """
    return f"the sum '{text}' cannot be read: {why}", "write names of values with + - * / and brackets"


@fault(Severity.ERROR)
def unknown_input(name: str, nearest: str | None) -> Words:
    """A sum calls a value that does not exist, or a part that the value does not have.

    A value with a range has no one figure: a sum calls ``name.low`` or
    ``name.high`` of it.
    """
    hint = f"did you mean '{nearest}'?" if nearest else "define it under 'values:'"
    return f"there is no figure '{name}' to work with", hint


@fault(Severity.ERROR)
def circular_sum(names: str) -> Words:
    """A value is worked out from itself."""
    return f"these values are worked out from each other: {names}", "give one of them its own amount"


@fault(Severity.ERROR)
def zero_divisor(text: str) -> Words:
    """A sum divides by nothing."""
    return f"the sum '{text}' divides by zero", "correct the value that it divides by"


@fault(Severity.ERROR)
def unlike_units(one: str, other: str) -> Words:
    """A sum adds, or turns into each other, what is not of one kind.

    A mass is not a volume: 10 mg of 10 mg/mL is 1 mL, and taking the one for
    the other is a tenfold error.
    """
    return f"{one} and {other} are not of one kind", "divide by the concentration, or correct a unit"


@fault(Severity.ERROR)
def mixed_times(one: str, other: str) -> Words:
    """A sum mixes two units of time, such as per minute with per hour.

    5 mg per minute taken for 5 mg per hour is a sixtyfold error, so a change
    of the time is always written: ``rate per hour``, ``day into hours``.
    """
    return f"{one} and {other} are mixed in one sum", f"write the change: '(… per {one})' or '(… into {one})'"


@fault(Severity.ERROR)
def endless_figure(worked: str) -> Words:
    """What a sum gives cannot be written as a decimal, and no rounding is stated.

    Rounding is a decision: its direction and the smallest step that can be
    measured are written, and can be printed.
    """
    return (
        f"the sum gives {worked}, which has no exact decimal",
        "add 'rounding: {direction: down, to: 0.1 mL}'",
    )


@fault(Severity.ERROR)
def unprintable_unit(unit: str) -> Words:
    """What a sum gives has a unit that means nothing, such as mg times mL."""
    return f"the sum gives a figure in {unit}", "correct the sum, so that units cancel out"


@fault(Severity.ERROR)
def disagreeing_figure(stated: str, worked: str) -> Words:
    """A figure is stated, and what it is worked out from gives another one.

    Seen in the wild: 75 mL printed for 7.5 mL in a leaflet (MHRA EL (19)A/06);
    a maximum that was left as it was when the dose beside it changed
    (MHRA EL (24)A/49).
    """
    return (
        f"{stated} is stated, but {worked} is what it comes to",
        "correct one of them",
    )


@fault(Severity.ERROR)
def above_maximum(figure: str, maximum: str) -> Words:
    """A figure lies above its own maximum, or the maximum of one dose above that of a day."""
    return f"{figure} is more than the maximum of {maximum}", "correct one of the two"


@fault(Severity.ERROR)
def amount_outside_range(amount: str, low: str, high: str) -> Words:
    """The amount of a value lies outside its own range, so one of the three figures is wrong."""
    return f"{amount} lies outside its own range of {low} to {high}", "correct one of the three"


@fault(Severity.ERROR)
def untouched_daily_maximum(daily: str) -> Words:
    """The most in 24 hours is the figure of one dose.

    Seen in the wild: a leaflet on which the daily maximum was left as the
    figure of a single dose (MHRA EL (24)A/49). Where one dose in 24 hours is
    all there is, that is said: ``times: 1``.
    """
    hint = "correct it; if one dose in 24 hours is all there is, add 'times: 1'"
    return f"{daily} in 24 hours is the figure of one dose", hint


@fault(Severity.ERROR)
def dose_by_surface(unit: str) -> Words:
    """A dose goes by body surface, which has no cap and no basis here.

    It needs a formula for the surface and the weight that goes into it, and
    is worked out by a pharmacy for one patient: no card stands in for that.
    """
    return f"'{unit}' is a dose by body surface, which is not held here", "give the dose per kg, or as it is"


@fault(Severity.ERROR)
def unsettled_sources(figure: str, other: str) -> Words:
    """The sources of a value disagree, and it is not said which one is followed, and why.

    A reader who knows the other source would take the figure for a slip, or
    the other way round. All of them can be printed: ``{name.sources}``.
    """
    return f"{figure} is used, but a source says {other}", "add 'chosen:' with a cite key, and 'reason:'"


@fault(Severity.ERROR)
def unsupported_choice(chosen: str, figure: str) -> Words:
    """The source that a value is said to follow is not among its sources, or says something else."""
    return f"no source '{chosen}' says {figure}", "choose a source that does, or correct the figure"


@fault(Severity.ERROR)
def wrong_sum(shown: str, worked: str, sum_text: str) -> Words:
    """The proof worked a figure out again, by arithmetic of its own, and it is not the one on the page."""
    return f"the page says {shown}, but {sum_text} is {worked}", "this is a fault of the program: report it"
