"""Exact figures with whatever units a sum gives them: multiplied, divided, added, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from handout.model.faults import values
from handout.model.quantity import Quantity, exact
from handout.model.record import refuse
from handout.model.units import MOST_PERS, PER_TIME, SINGULAR, UNITS, factor, kind, unit_named

Powers = dict[str, int]
_BODY_WEIGHT = "kg"


@dataclass(frozen=True)
class Measure:
    """An exact figure; ``units`` names each unit with its power, those below the line negative."""

    amount: Fraction
    units: Powers

    @classmethod
    def of(cls, amount: Fraction, unit: str, per: str) -> Measure:
        units = {unit: 1} if unit else {}
        for each in per.split("/") if per else ():
            below = unit_named(each) or each
            units[below] = units.get(below, 0) - 1
        return cls(amount, units)

    @property
    def unit(self) -> str:
        above = [name for name, power in self.units.items() for _ in range(power)]
        below = [f"/{SINGULAR.get(name, name)}" for name, power in self.units.items() for _ in range(-power)]
        return " × ".join(above) + "".join(below)

    def plus(self, other: Measure, sign: int) -> Measure:
        """The sum or the difference, in the units of the first."""
        return Measure(self.amount + sign * other.like(self.units, is_written=False).amount, self.units)

    def times(self, other: Measure) -> Measure:
        """The product; what stands above and below the line cancels out."""
        units = dict(self.units)
        for name, power in other.units.items():
            units[name] = units.get(name, 0) + power
        return _cancelled(self.amount * other.amount, {name: power for name, power in units.items() if power})

    def over(self, other: Measure) -> Measure:
        below = {name: -power for name, power in other.units.items()}
        return self.times(Measure(1 / other.amount, below))

    def like(self, units: Powers, *, is_written: bool = True) -> Measure:
        """The same in other units; a time changes only where that is written."""
        amount, left = self.amount, dict(self.units)
        for name, power in units.items():
            own = next((each for each in left if left[each] == power and _kind(each) == _kind(name)), None)
            if own is None:
                refuse(values.unlike_units((), self.unit or "a plain number", Measure(amount, units).unit))
            if own != name and _kind(name) == "time" and power < 0 and not is_written:
                refuse(values.mixed_times((), SINGULAR[name], SINGULAR[own]))
            amount *= _ratio(own, name) ** power
            del left[own]
        if left:
            refuse(values.unlike_units((), self.unit, Measure(amount, units).unit or "a plain number"))
        return Measure(amount, units)

    def per_time(self, time: str) -> Measure:
        """The same rate per another time."""
        own = next(
            (name for name, power in self.units.items() if power == -1 and _kind(name) == "time"), None
        )
        wanted = unit_named(time)
        if own is None or wanted is None or time not in PER_TIME:
            refuse(values.unlike_units((), self.unit or "a plain number", f"a rate per {time}"))
        return self.like({wanted if name == own else name: power for name, power in self.units.items()})

    @property
    def is_printable(self) -> bool:
        """One unit, or none, per at most one thing and one time."""
        above = [name for name, power in self.units.items() if power > 0]
        below = [name for name, power in self.units.items() if power < 0]
        is_plain = all(abs(power) == 1 for power in self.units.values())
        is_rate = bool(above) or not below
        return is_plain and is_rate and len(above) <= 1 and len(below) <= MOST_PERS and len(self._times) <= 1

    @property
    def _times(self) -> list[str]:
        return [name for name, power in self.units.items() if power < 0 and _is_time(name)]

    def quantity(self) -> Quantity:
        """The figure with its unit; raises ValueError where it has no exact decimal."""
        above = next((name for name, power in self.units.items() if power > 0), "")
        below = sorted((name for name, power in self.units.items() if power < 0), key=_is_time)
        return Quantity(exact(self.amount), above, "/".join(SINGULAR.get(name, name) for name in below))


def _cancelled(amount: Fraction, units: Powers) -> Measure:
    """Units of one kind above and below the line as one; mg and kg stay, as kg is of the body."""
    for above in [name for name, power in units.items() if power > 0]:
        for below in [name for name, power in units.items() if power < 0]:
            if _kind(above) != _kind(below) or _BODY_WEIGHT in (above, below) or above not in units:
                continue
            if _kind(above) == "time":
                refuse(values.mixed_times((), SINGULAR[below], SINGULAR[above]))
            amount *= _ratio(above, below) ** units[above]
            units[below] += units.pop(above)
    return _counted(amount, {name: power for name, power in units.items() if power})


def _counted(amount: Fraction, units: Powers) -> Measure:
    """A share of something is less of it, and three doses of something are three times as much."""
    others = any(power > 0 for name, power in units.items() if name not in ("%", "doses"))
    if others and "%" in units:
        amount *= Fraction(1, 100) ** units.pop("%")
    if others and units.get("doses") == 1:
        del units["doses"]
    return Measure(amount, units)


def _kind(unit: str) -> str:
    return kind(unit) if unit in UNITS else unit


def _is_time(unit: str) -> bool:
    return _kind(unit) == "time"


def _ratio(one: str, other: str) -> Fraction:
    return Fraction(1) if one == other else Fraction(factor(one)) / Fraction(factor(other))
