"""The lines that a conversion table is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.model.conversion.example import Example
from handout.model.conversion.measure import Measure
from handout.model.plan import Line, Run, Speaker
from handout.model.quantity import Quantity
from handout.model.sum import Worked


def name_line(measure: Measure, say: Speaker) -> Line | None:
    """The medicine with its route; nothing where one of the two is not said here."""
    medicine = say.line(measure.medicine)
    if medicine is None or measure.route is None:
        return medicine
    route = say.line(measure.route)
    if route is None:
        return None
    strong = tuple(replace(run, kind="strong") if run.kind == "words" else run for run in medicine.runs)
    return Line(medicine.id, (*strong, Run(" "), *route.runs), medicine.place)


def head_line(measure: Measure, say: Speaker) -> Line | None:
    """The head of a column of equivalents: its cells need not say the time again."""
    name = name_line(measure, say)
    return say.fixed(f"conversion-in-{measure.amount.time or 'one'}", name=name.text) if name else None


def reduction_line(example: Example, whole: Worked, say: Speaker) -> Line:
    """What is left for each percentage, and how it is rounded."""
    rule = example.reduce
    if rule is None:
        raise LookupError("this example is not reduced")
    said = [
        say.fixed("conversion-reduce", percent=Quantity(percent, "%"), left=left)
        for percent, left in zip(rule.percents, example.left(whole), strict=True)
    ]
    if rule.rounding:
        said.append(say.fixed(f"conversion-rounded-{rule.rounding.direction}", step=rule.rounding.to))
    return sentences_line(said)


def figures_line(ends: Sequence[object], say: Speaker) -> Line:
    """One figure, or from one to the other."""
    if len(ends) == 1:
        return say.fixed("conversion-cell", amount=ends[0])
    return say.fixed("conversion-range", low=ends[0], high=ends[-1])


def marked_line(who: Line, say: Speaker) -> Line:
    """The source whose factor is used, told apart in words and not by looks alone."""
    return replace(who, runs=(*who.runs, *say.fixed("conversion-used").runs))


def sentences_line(lines: Sequence[Line]) -> Line:
    """Several sentences as one line."""
    runs = [run for line in lines for run in (Run(" "), *line.runs)]
    return Line(lines[0].id, tuple(runs[1:]), lines[0].place)


def listed_line(head: Line, lines: Sequence[Line]) -> Line:
    """A head and its items, parted by commas, ended by a full stop."""
    parts = [run for line in lines for run in (Run(", "), *line.runs)]
    return Line(head.id, (*head.runs, Run(" "), *parts[1:], Run(".")), head.place)
