"""Rules about figures that are ten times, or a tenth of, the figure that they should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import takewhile

from handout.lint.rule import Case, Fault, rule
from handout.model.blocks.dose_table import DoseTable
from handout.model.diagnostic import Place, Severity
from handout.model.inline import Prose
from handout.model.quantity import Quantity
from handout.model.typed_figures import Range, ranges_in, typed_in
from handout.model.units import UNITS
from handout.model.value import Value
from handout.model.workbook import PARTS, work_out

DOSED = frozenset(("mass", "volume", "activity", "amount of substance"))
SHIFTS = {Fraction(10): "ten times", Fraction(100): "a hundred times", Fraction(1, 10): "a tenth of",
          Fraction(1, 100): "a hundredth of"}  # fmt: skip
MEND = "correct it; or make it a value with 'tenfold: meant', or 'tenfold: misprint' for a quoted error"


def prose_of(case: Case) -> Iterator[tuple[Place, Prose]]:
    """Everything said, with its place."""
    for place, wording in case.wordings:
        for register, prose in wording.said():
            yield (*place, register), prose


def shift(figure: Quantity, other: Quantity) -> str | None:
    """In which way the decimal point of two figures of one unit differs, if that is all that differs."""
    is_dosed = figure.unit in UNITS and figure.dimension in DOSED and figure.unit != "kg"
    if not is_dosed or (figure.unit, figure.per) != (other.unit, other.per) or not other.amount:
        return None
    return SHIFTS.get(Fraction(figure.amount) / Fraction(other.amount))


@rule(Severity.ERROR)
def tenfold_figure(case: Case) -> Iterator[Fault]:
    """A figure is ten times, or a tenth of, another one of the topic that it is about.

    A decimal point was lost or moved: a leaflet said 75 mL where the largest
    volume was 7.5 mL (MHRA EL (19)A/06). Compared are the figures typed in text
    with those of values and dose tables, values with dose tables, and values
    of one family (``low-dose``, ``low-volume``) with each other.

    A figure that a sum gives is right by itself. One that is meant as it stands
    says so by name, in a value with ``tenfold: meant``, or with ``tenfold:
    misprint`` where an error is quoted.
    """
    limits, values = [*_limits(case)], work_out(case.topic.values).values
    named = [figure for value in _meant(values) for _, figure in figures(value)]
    for place, prose in prose_of(case):
        for figure, said in typed_in(prose):
            if found := _shifted(figure, [*limits, *named]):
                yield Fault(place, f"{figure} is {found}", MEND, said)
    for name, value in values.items():
        if value.tenfold is None and (found := _shifted_value(values, name, limits)):
            yield Fault(("values", name), found, MEND)


@rule(Severity.WARNING)
def typed_figure(case: Case) -> Iterator[Fault]:
    """A dose is typed in text although a value holds it: when the value changes, the text does not.

    Write ``{name}`` instead of the figure.
    """
    for place, prose in prose_of(case):
        for figure, said in typed_in(prose):
            names = [name for name, value in case.topic.values.items() if value.figure("amount") == figure]
            if names and figure.dimension in DOSED:
                yield Fault(place, f"{figure} is typed here", f"write {{{names[0]}}}", said)


@rule(Severity.ERROR)
def unsound_range(case: Case) -> Iterator[Fault]:
    """A range in running text goes down, or is of two kinds of unit.

    Seen in the wild: "0.42 mg/kg per hour to 0.4 mg/kg", in which one reader
    sees a rate and the next a dose. A change may go down: "from 900 mg to 600 mg".
    """
    workings = work_out(case.topic.values)
    for place, prose in prose_of(case):
        for each in ranges_in(prose, workings):
            needle = each.text if each.text in prose.characters else ""
            if _is_span(each):
                continue
            if not _is_one_kind(each):
                hint = "give both ends in one unit; a rate and a dose are no range"
                yield Fault(place, f"the range '{each.text}' has two kinds of unit", hint, needle)
            elif not each.is_change and each.low.exceeds(each.high):
                hint = "put the lower figure first, or write 'from … to …' where it goes down"
                yield Fault(place, f"the range '{each.text}' goes down", hint, needle)


def _is_one_kind(found: Range) -> bool:
    return (found.low.dimension, found.low.per) == (found.high.dimension, found.high.per)


def _is_span(found: Range) -> bool:
    """Weeks and months are no multiple of each other, and "6 weeks to 3 months" is clear."""
    kinds = {found.low.dimension, found.high.dimension}
    return kinds == {"time", "calendar"} and not found.low.per and not found.high.per


def _meant(values: Mapping[str, Value]) -> Iterator[Value]:
    """The values whose figures are right; a misprint that is quoted is none of them."""
    return (value for value in values.values() if value.tenfold != "misprint")


def figures(value: Value) -> Iterator[tuple[str, Quantity]]:
    """Every figure that is stated in a value, with the name of its part."""
    yield from ((part, figure) for part in PARTS if (figure := value.figure(part)) is not None)


def _shifted_value(values: Mapping[str, Value], name: str, limits: list[Quantity]) -> str | None:
    """What is wrong with the first figure of a value that is shifted; one that sums give cannot be."""
    value = values[name]
    for part, figure in figures(value):
        if value.derive and value.derive.sum_of(part):
            continue
        if found := _shifted(figure, [*limits, *_family(values, name, part)]):
            return f"{figure} is {found}"
    return None


def _shifted(figure: Quantity, others: Iterable[Quantity]) -> str | None:
    return next((f"{found} {other}" for other in others if (found := shift(figure, other))), None)


def _family(values: Mapping[str, Value], name: str, part: str) -> Iterator[Quantity]:
    """The same part of each value before this one whose name begins with the same word."""
    for other in takewhile(lambda each: each != name, values):
        value = values[other]
        figure = value.figure(part)
        if other.split("-")[0] == name.split("-")[0] and value.tenfold is None and figure:
            yield figure


def _tables(case: Case) -> Iterator[DoseTable]:
    for section in case.topic.sections:
        yield from (block for block in section.blocks if isinstance(block, DoseTable))


def _limits(case: Case) -> Iterator[Quantity]:
    """The largest dose, volume and daily dose of each band, and what they are per kg."""
    for block in _tables(case):
        yield from block.dose_table.limits()
