"""Faults in tables by bands of weight, age, renal function or severity."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def gap_between_bands(value: str, ends: str, begins: str) -> Words:
    """A value between two bands falls in neither, so its reader finds no row.

    Seen in the wild: bands of 50 to 79 and of 80 and more leave out 79.5; bands
    ``below: 60`` and ``above: 60`` leave out 60 itself.
    """
    hint = "let the upper band begin where the lower one ends: 'below: 60' under 'from: 60'"
    return f"no band holds {value}: one ends {ends}, the next begins {begins}", hint


@fault(Severity.ERROR)
def overlapping_bands(value: str, ends: str, begins: str) -> Words:
    """A value falls in two bands, so two readers take two doses.

    Seen in the wild: bands of 30 to 60 and of 60 and more both hold 60.
    """
    hint = "let the upper band begin where the lower one ends: 'below: 60' under 'from: 60'"
    return f"two bands hold {value}: one ends {ends}, the next begins {begins}", hint


@fault(Severity.ERROR)
def uncovered_values(values: str) -> Words:
    """A table by weight, age or renal function has no row for the least or the greatest values.

    A reader whose value lies outside it takes the nearest row. The first band
    is open at its foot (``below: 10`` alone holds everything less), or begins
    with nothing; the last is open at its top; or ``outside:`` says what holds
    for the rest, and is printed below the table.
    """
    hint = "leave out that end of the band, or say under 'outside:' what holds there"
    return f"no band holds {values}", hint


@fault(Severity.ERROR)
def bands_out_of_order() -> Words:
    """The rows of a table by bands neither rise nor fall from the first to the last.

    A reader runs down the first column to the own value; a row out of order is missed.
    """
    return "the bands neither rise nor fall from row to row", "put the rows in order of their values"


@fault(Severity.ERROR)
def band_named_twice(name: str) -> Words:
    """Two bands have one name, so nobody can tell which row is meant."""
    return f"'{name}' names two bands", "give each band a name of its own"


@fault(Severity.ERROR)
def unit_of_another_measure(unit: str, measure: str, known: str) -> Words:
    """The bands are in a unit that does not measure what the table goes by.

    A table by weight is in kg, one by renal function in mL/min.
    """
    return f"'{unit}' does not measure {measure}", f"use {known}"


@fault(Severity.ERROR)
def dose_not_measurable(figure: str, rule: str) -> Words:
    """A computed dose cannot be given as it is: it never ends, or its steps are too coarse.

    A third of 1,000 mg has no end of digits; of a dose that rounds to nothing, nothing is given.
    """
    return f"{figure} {rule}", "choose another dose, another number of doses or a smaller step"
