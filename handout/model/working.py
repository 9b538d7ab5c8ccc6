"""One sum worked out: exactly, with its units, and with each step as the proof will read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from handout.model.expression import Token, steps
from handout.model.faults import values as faults
from handout.model.measure import Measure
from handout.model.quantity import Quantity
from handout.model.record import LONGEST_FIGURE, refuse
from handout.model.rounding import Rounding
from handout.model.sum import typed
from handout.model.units import unit_path
from handout.model.value import Value

MOST_LINKS = 20
MOST_STEPS = 60


@dataclass(frozen=True)
class Entry:
    """A figure with the steps that give it, and how many sums those pass through."""

    measure: Measure
    steps: tuple[str, ...]
    links: int = 0


class Unworkable(Exception):
    """A sum needs a figure that is already reported."""


def stated(value: Value, part: str) -> Entry:
    figure = value.figure(part)
    if figure is None:
        raise Unworkable
    if part == "maximum-daily" and not figure.time:
        figure = replace(figure, per=f"{figure.per}/day".removeprefix("/"))
    return Entry(Measure.of(Fraction(figure.amount), figure.unit, figure.per), (typed(figure),))


def evaluated(text: str, input_: Callable[[str], Entry]) -> Entry:
    """The sum worked out with units; each step as the proof will read it."""
    stack: list[Measure] = []
    said: list[str] = []
    links = 0
    for token in steps(text):
        if token.kind == "name":
            entry = input_(token.text)
            stack.append(entry.measure)
            said, links = [*said, *entry.steps], max(links, entry.links)
        else:
            stack = _done(stack, token, text)
            said.append(token.text)
    if len(said) > MOST_STEPS or links >= MOST_LINKS:
        refuse(faults.malformed_sum((), text, f"all its inputs together take more than {MOST_STEPS} steps"))
    return Entry(stack[0], tuple(said), links + 1)


def _done(stack: list[Measure], token: Token, text: str) -> list[Measure]:
    """What is left on the stack after a step."""
    if token.kind == "figure":
        return [*stack, Measure(Fraction(token.text), {})]
    if token.kind in ("into", "per"):
        return [*stack[:-1], _changed(stack[-1], token.text)]
    *rest, one, other = stack
    if token.text == "÷" and other.amount == 0:
        refuse(faults.zero_divisor((), text))
    match token.text:
        case "×":
            return [*rest, one.times(other)]
        case "÷":
            return [*rest, one.over(other)]
        case sign:
            return [*rest, one.plus(other, 1 if sign == "+" else -1)]


def _changed(measure: Measure, change: str) -> Measure:
    word, _, unit = change.partition(" ")
    if word == "per":
        return measure.per_time(unit)
    path = unit_path(unit)
    if path is None:
        refuse(faults.malformed_sum((), change, f"'{unit}' is not a unit"))
    return measure.like(Measure.of(Fraction(1), *path).units)


def finished(value: Value, part: str, entry: Entry) -> Entry:
    """In the unit it is wanted in, rounded where that is written, and no other than what is stated."""
    entry = _in_unit(value, part, entry)
    if value.rounding and not part.startswith("maximum"):
        entry = _rounded(value.rounding.rounding, entry)
    figure, said = _decimal(entry.measure), value.figure(part)
    if said is not None and not _agrees(said, figure, part):
        refuse(faults.disagreeing_figure((), str(said), str(figure)))
    last = (f"into {_unit(figure.unit, figure.per)}",) if figure.unit else ()
    return replace(entry, steps=(*entry.steps, *last))


def _decimal(measure: Measure) -> Quantity:
    """The figure as it can be printed, with a unit that means something."""
    if not measure.is_printable:
        refuse(faults.unprintable_unit((), measure.unit))
    try:
        figure = measure.quantity()
    except ValueError:
        figure = None
    if figure is None or len(f"{figure.amount:f}") > LONGEST_FIGURE:
        refuse(faults.endless_figure((), _about(measure)))
    return figure


def _in_unit(value: Value, part: str, entry: Entry) -> Entry:
    stated = value.figure(part) if part.startswith("maximum") else None
    if stated is not None:
        unit, per = stated.unit, stated.per
        if part == "maximum-daily" and "days" in entry.measure.units and not stated.time:
            per = f"{per}/day".removeprefix("/")
    elif part.startswith("maximum") or not (value.into or value.unit):
        return entry
    else:
        unit, per = (unit_path(value.into) if value.into else None) or value.path
    wanted = Measure.of(Fraction(1), unit, per)
    if wanted.units == entry.measure.units:
        return entry
    measure = entry.measure.like(wanted.units, is_written=bool(value.into))
    return replace(entry, measure=measure, steps=(*entry.steps, f"into {_unit(unit, per)}"))


def _unit(unit: str, per: str) -> str:
    return f"{unit}/{per}" if per else unit


def _rounded(rule: Rounding, entry: Entry) -> Entry:
    step = Measure.of(Fraction(rule.to.amount), rule.to.unit, rule.to.per).like(entry.measure.units)
    amount = rule.steps(entry.measure.amount / step.amount) * step.amount
    said = (*entry.steps, typed(rule.to), rule.direction)
    return Entry(Measure(amount, entry.measure.units), said, entry.links)


def _agrees(stated: Quantity, figure: Quantity, part: str) -> bool:
    if part == "maximum-daily":
        stated, figure = (
            replace(each, per=each.per.removesuffix("day").removesuffix("/")) for each in (stated, figure)
        )
    if part in ("amount", "low", "high") and not stated.unit:
        return stated.amount == figure.amount
    return stated == figure


def _about(measure: Measure) -> str:
    with localcontext() as context:
        context.prec = 6
        near = Decimal(measure.amount.numerator) / Decimal(measure.amount.denominator)
    return f"about {near:f} {measure.unit}".strip()
