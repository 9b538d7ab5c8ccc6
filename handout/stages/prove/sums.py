"""Proof 3, continued: every figure that was worked out is worked out again, by other arithmetic.

What is compared is the figure as it stands in its line; that the line stands in
the PDF is proven by its words. Here everything is turned into grams, litres and
minutes and back, with a table of units of its own, so that one slip cannot be
made twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import zip_longest
from math import floor
from typing import NamedTuple

from handout.model.diagnostic import Finding
from handout.model.faults import values
from handout.model.language.notation import Notation
from handout.model.plan import Line, Plan, Run
from handout.model.sum import Sum

_BASE = {
    "nanogram": ("g", Fraction(1, 10**9)), "microgram": ("g", Fraction(1, 10**6)),
    "mg": ("g", Fraction(1, 1000)), "g": ("g", Fraction(1)), "kg": ("g", Fraction(1000)),
    "mL": ("L", Fraction(1, 1000)), "L": ("L", Fraction(1)),
    "minute": ("minute", Fraction(1)), "hour": ("minute", Fraction(60)),
    "day": ("minute", Fraction(24 * 60)), "week": ("minute", Fraction(7 * 24 * 60)),
    "month": ("month", Fraction(1)), "year": ("month", Fraction(12)),
    "micromol": ("mmol", Fraction(1, 1000)), "mmol": ("mmol", Fraction(1)),
    "%": ("", Fraction(1, 100)), "dose": ("", Fraction(1)),
}  # fmt: skip
_FIGURE = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


class Size(NamedTuple):
    """A figure in base units, with the power of each."""

    amount: Fraction
    powers: Mapping[str, int]


def sums(plan: Plan) -> Iterator[Finding]:
    """Each figure that another figure gives, and that the page gives otherwise."""
    notation = Notation(plan.labels.get("decimal-sign", "."), plan.labels.get("group-sign", ","))
    shown = _in_english if plan.language.startswith("en") else partial(_in_another_language, notation)
    for line in plan.lines():
        for run in (run for run in line.runs if run.sums):
            yield from _differing(line, run, shown(run))


def _differing(line: Line, run: Run, shown: list[str]) -> Iterator[Finding]:
    for sum_, figure in zip_longest(run.sums, shown):
        worked = _worked_or_nothing(sum_) if sum_ else None
        if worked is None or figure is None or size_of(figure, _last_unit(sum_)) != worked:
            yield values.wrong_sum(line.place, run.text, _told(worked) if worked else "nothing", str(sum_))


def _in_english(run: Run) -> list[str]:
    """Each figure of a run, with the unit that stands behind the last of them."""
    text = run.text.replace("\u00a0", " ").partition("(")[0]
    found = list(_FIGURE.finditer(text))
    unit = text[found[-1].end() :].strip() if found else ""
    return [f"{each[0]} {unit}".strip() for each in found]


def _in_another_language(notation: Notation, run: Run) -> list[str]:
    """Each figure of a run as English writes it; its unit is that of the sum, and was checked when told."""
    sign = "−" if run.text.startswith("−") else ""
    return [sign + figure for figure in notation.figures(run.text.partition("(")[0])]


def _worked_or_nothing(sum_: Sum) -> Size | None:
    try:
        return worked_again(sum_)
    except (ArithmeticError, LookupError, ValueError):
        return None


def _last_unit(sum_: Sum) -> str:
    last = sum_.steps[-1]
    return last.removeprefix("into ") if last.startswith("into ") else ""


def size_of(text: str, unit: str = "") -> Size | None:
    """A figure with its unit in base units; ``unit`` stands in where the text has none."""
    found = _FIGURE.match(text)
    if found is None:
        return None
    amount = Fraction(found[0].replace(",", "").replace("−", "-"))
    above, *below = re.split(r"\s*/\s*| per ", text[found.end() :].strip() or unit)
    powers: dict[str, int] = {}
    for name, power in ((above, 1), *((each, -1) for each in below)):
        base, factor = _BASE.get(_one(name), (_one(name), Fraction(1)))
        amount *= factor**power
        powers[base] = powers.get(base, 0) + power
    return _sized(amount, powers)


def _one(name: str) -> str:
    return name if name in _BASE else name.removesuffix("s")


def _sized(amount: Fraction, powers: Mapping[str, int]) -> Size:
    return Size(amount, {base: power for base, power in powers.items() if base and power})


def worked_again(sum_: Sum) -> Size:
    """The result of a sum, step by step."""
    left: list[Size] = []
    for step in sum_.steps:
        if step.startswith(("into ", "per ")):
            continue
        size = size_of(step)
        if size is not None:
            left.append(size)
        else:
            other, one = left.pop(), left.pop()
            left.append(_step(one, step, other))
    (result,) = left
    return result


def _step(one: Size, sign: str, other: Size) -> Size:
    if sign in ("×", "÷"):
        way = 1 if sign == "×" else -1
        bases = {**one.powers, **other.powers}
        powers = {base: one.powers.get(base, 0) + way * other.powers.get(base, 0) for base in bases}
        return _sized(one.amount * other.amount**way, powers)
    if one.powers != other.powers:
        raise ValueError(f"{one.powers} {sign} {other.powers}")
    return Size(_compared(one.amount, sign, other.amount), one.powers)


def _compared(one: Fraction, sign: str, other: Fraction) -> Fraction:
    match sign:
        case "+":
            return one + other
        case "−":
            return one - other
        case "least":
            return min(one, other)
        case "down":
            return floor(one / other) * other
        case "nearest":
            return floor(one / other + Fraction(1, 2)) * other
        case _:
            raise ValueError(sign)


def _told(size: Size) -> str:
    """The size in base units, as a person can check it."""
    units = " ".join(base if power == 1 else f"{base}^{power}" for base, power in size.powers.items())
    amount = Decimal(size.amount.numerator) / Decimal(size.amount.denominator)
    return f"{amount.normalize():.6f} {units}".strip()
