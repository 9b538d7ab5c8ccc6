"""What must hold between the figures of one value: ranges go up, and limits are kept."""

from __future__ import annotations

from handout.model.daily import adding_up, bare, counted, untouched
from handout.model.faults import shape, values
from handout.model.figures import number
from handout.model.misspelt import PER_KG
from handout.model.quantity import Quantity
from handout.model.record import refuse
from handout.model.units import UNITS
from handout.model.written_value import WrittenValue


def capped(value: WrittenValue) -> None:
    """A dose per kg carries its cap and its weight (rule RATE-KGMAX); no cap is itself per kg."""
    for name, limit in (("maximum", value.maximum), ("maximum_daily", value.maximum_daily)):
        if limit and "kg" in limit.per.split("/"):
            refuse(shape.per_kg_without_maximum((), f"a '{name}' that is not per kg itself"))
    if not PER_KG.search(f"{value.unit}/{value.per} {value.form}"):
        return
    has_cap = value.maximum is not None or (value.derive and value.derive.maximum) is not None
    needed = {"maximum": has_cap or None, "basis": value.basis}
    if missing := [name for name, given in needed.items() if given is None]:
        refuse(shape.per_kg_without_maximum((), " and ".join(f"'{name}'" for name in missing)))


def ranged(value: WrittenValue) -> None:
    """A range goes up, and its amount lies in it."""
    amount, low, high = (value.figure(part) for part in ("amount", "low", "high"))
    if low is None or high is None:
        return
    if low.amount > high.amount:
        refuse(shape.inverted_range((), number(low.amount), number(high.amount)))
    if amount is not None and not low.amount <= amount.amount <= high.amount:
        told = (number(each.amount) for each in (amount, low, high))
        refuse(values.amount_outside_range((), *told))


def within(value: WrittenValue) -> None:
    """No figure lies above its maximum, and no maximum of one dose above that of a day."""
    most, daily = value.maximum, value.maximum_daily
    for part in ("amount", "high"):
        if (figure := value.figure(part)) and most and figure.unit in UNITS:
            _below(figure, most)
        if (figure := value.figure(part)) and daily and figure.unit in UNITS and figure.time in ("", "day"):
            _below(bare(figure), bare(daily))
    if most and daily:
        _below(bare(most) if most.time in ("", "day") else most, bare(daily))


def dosed(value: WrittenValue) -> None:
    """The most in 24 hours is more than one dose, and agrees with the number of doses."""
    daily, times = value.maximum_daily, value.times
    is_worked = bool(value.derive and value.derive.maximum_daily)
    counted(times, is_limited=daily is not None or is_worked)
    least, most = value.figure("low") or value.figure("amount"), value.maximum or _largest(value)
    for one in (most, _largest(value)):
        untouched(one if one and one.unit in UNITS else None, daily, times)
    if least and most and least.unit in UNITS:
        adding_up(least, most, daily, times, is_capped="kg" in least.per.split("/"))


def _largest(value: WrittenValue) -> Quantity | None:
    return value.figure("high") or value.figure("amount")


def _below(figure: Quantity, most: Quantity) -> None:
    if figure.dimension != most.dimension or (figure.time and most.time and figure.time != most.time):
        refuse(shape.mixed_units((), str(figure), str(most)))
    if bare(figure, ("dose",)).per == bare(most, ("dose",)).per and figure.exceeds(most):
        refuse(values.above_maximum((), str(figure), str(most)))
