"""What a dose table stores: bands of weight, their rules, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from handout.model.diagnostic import Place
from handout.model.dosing import Dose, measured, weighed
from handout.model.faults import shape, values
from handout.model.quantity import UNITS, Quantity
from handout.model.record import Figure, Many, Record, Some, refuse
from handout.model.rounding import RoundingRule as RoundingRule
from handout.model.sum import Sum, Worked, typed
from handout.model.value import Basis
from handout.model.wording import Said

_ONE_MG = Quantity(Decimal(1), "mg")


def _of(given: Quantity | None, dimensions: tuple[str, ...], per: str, wanted: str) -> None:
    """Refuse a quantity that is not positive, or not of the kind that is wanted."""
    if given is None:
        return
    if given.amount <= 0:
        refuse(shape.wrong_type((), "more than zero", str(given)))
    if given.per != per or given.dimension not in dimensions:
        refuse(shape.wrong_type((), wanted, str(given)))


class Band(Record):
    """A range of weights with one rule; the lower end is outside it, the upper end inside."""

    above: Quantity | None = Field(None, description="the weight it begins above; without it, at nothing")
    up_to: Quantity | None = Field(None, description="the weight it ends with; without it, it has no end")
    when: Said | None = Field(None, description="tells two bands of the same weights apart")
    per_kg: Quantity | None = Field(None, description="each dose, per kg: 15 mg/kg")
    dose: Quantity | None = Field(None, description="each dose, where it is the same for every weight")
    maximum: Quantity | None = Field(None, description="the most of one dose")
    maximum_volume: Quantity | None = Field(None, description="the volume of that; must agree with it")
    daily: Quantity | None = Field(None, description="the most in 24 hours, per kg: 60 mg/kg")
    daily_maximum: Quantity | None = Field(None, description="the most in 24 hours, whatever the weight")
    weights: Many[Figure] = Field((), description="the weights in kg that get a row")

    @model_validator(mode="after")
    def _sound(self) -> Band:
        if (self.per_kg is None) == (self.dose is None):
            refuse(shape.unsound_record((), "a band has either 'per_kg' or 'dose'", "give one of the two"))
        self._of_one_kind()
        if self.per_kg is not None and self.maximum is None:
            refuse(shape.per_kg_without_maximum((), "'maximum'"))
        if self.daily is not None and self.daily_maximum is None:
            refuse(shape.per_kg_without_maximum((), "'daily_maximum'"))
        self._rising()
        self._weighed()
        return self

    def _of_one_kind(self) -> None:
        """Each quantity is positive, per kg where it says so, and all doses are of one dimension."""
        for end in (self.above, self.up_to):
            _of(end, ("mass",), "", "a weight such as 10 kg")
        kind = ((self.per_kg or self.dose or _ONE_MG).dimension,)
        for each in (self.per_kg, self.daily):
            _of(each, kind, "kg", "an amount per kg, such as 15 mg/kg")
        for each in (self.dose, self.maximum, self.daily_maximum):
            _of(each, kind, "", "an amount such as 500 mg, of the same kind as the dose")

    def _rising(self) -> None:
        """No limit lies below what it limits."""
        pairs = (
            (self.above, self.up_to),
            (self.dose, self.maximum),
            (self.maximum or self.dose, self.daily_maximum),
            (self.per_kg, self.daily),
        )
        for less, more in pairs:
            if less is not None and more is not None and less.exceeds(more):
                refuse(shape.inverted_range((), str(less), str(more)))

    def _weighed(self) -> None:
        if self.per_kg is not None and not self.weights:
            refuse(shape.unsound_bands((), "this band names no weights", "list the weights that get a row"))
        for weight in self.weights:
            if not self.holds(weight):
                message = f"{weight} kg lies outside its band"
                refuse(shape.unsound_bands((), message, "move it to the band that holds it"))

    def holds(self, weight_kg: Decimal) -> bool:
        above = self.above is None or weight_kg > self.above.into("kg").amount
        return above and weight_kg > 0 and (self.up_to is None or weight_kg <= self.up_to.into("kg").amount)


class DoseTableBody(Record):
    """What is stored; every dose, volume and daily limit on the page is computed from it."""

    caption: Said
    by: Literal["weight"]
    basis: Basis | None = Field(None, description="the body weight it goes by: actual, ideal, lean, adjusted")
    concentration: Quantity | None = Field(None, description="10 mg/mL; without it no volumes are printed")
    rounding: RoundingRule
    bands: Some[Band]

    @model_validator(mode="after")
    def _sound(self) -> DoseTableBody:
        self._measured()
        if self.basis is None:
            refuse(shape.per_kg_without_maximum((), "'basis' (actual, ideal, lean or adjusted weight)"))
        for lower, upper in pairwise(self.bands):
            same = (lower.above, lower.up_to) == (upper.above, upper.up_to)
            if same and lower.when is not None and upper.when is not None:
                continue
            if lower.up_to is None or lower.up_to != upper.above:
                message = f"one band ends at {lower.up_to}, the next begins above {upper.above}"
                refuse(shape.unsound_bands((), message, "let each band begin above where the last one ends"))
        self._measurable()
        return self

    def _measured(self) -> None:
        """What is drawn up can be measured: the step is of the kind that the syringe or scale shows."""
        dose = self.bands[0].per_kg or self.bands[0].dose or _ONE_MG
        for band in self.bands:
            each = band.per_kg or band.dose or _ONE_MG
            _of(Quantity(each.amount, each.unit), (dose.dimension,), "", "a dose of one kind in every band")
        if self.concentration is None:
            _of(self.rounding.to, (dose.dimension,), "", "a step such as 5 mg, of the same kind as the dose")
            return
        _of(
            self.concentration,
            (dose.dimension,),
            self.concentration.per,
            "a concentration of the dose",
        )
        if UNITS.get(self.concentration.per, ("",))[0] != "volume":
            refuse(shape.wrong_type((), "a concentration such as 10 mg/mL", str(self.concentration)))
        _of(self.rounding.to, ("volume",), "", "a step of volume such as 0.1 mL, as there is a concentration")

    def _measurable(self) -> None:
        for number, band in enumerate(self.bands):
            doses = [self.dose(band, weight) for weight in band.weights if band.per_kg]
            if any(dose.mass.amount <= 0 for dose in doses):
                message = f"a dose rounds to nothing in steps of {self.rounding.to}"
                refuse(shape.unsound_bands((), message, "round to a smaller step, or drop that weight"))
            if any(one >= other for one, other in pairwise(band.weights)):
                refuse(shape.unsound_bands((), "the weights do not rise from row to row", "sort them"))
            self._agreeing(("bands", number), band)
            if band.dose and self.fixed(band.dose).mass != band.dose:
                message = f"{band.dose} cannot be measured in steps of {self.rounding.to}"
                refuse(shape.unsound_bands((), message, "choose a dose that the step can measure"))

    def _agreeing(self, place: Place, band: Band) -> None:
        """A stated volume is the volume of the largest dose (MHRA EL (19)A/06: 75 mL for 7.5 mL)."""
        most = band.dose or band.maximum
        if band.maximum_volume is None or most is None:
            return
        worked = self.fixed(most).volume
        if worked is None:
            refuse(shape.missing_key((), "concentration"))
        if worked != band.maximum_volume:
            refuse(values.disagreeing_figure(place, str(band.maximum_volume), str(worked)))

    def fixed(self, dose: Quantity) -> Dose:
        """A dose that is the same for every weight, as it can be drawn up."""
        drawn = measured(dose, dose, self.rounding.rounding, self.concentration)
        return replace(drawn, mass=drawn.mass.into(dose.unit))

    def dose(self, band: Band, weight_kg: Decimal) -> Dose:
        """The dose for a weight in a band, as it can be drawn up."""
        if band.per_kg is None or band.maximum is None:
            raise ValueError("a band with one dose for all has no dose for a weight")
        mass = weighed(band.per_kg, weight_kg, band.maximum)
        return measured(mass.figure, band.maximum, self.rounding.rounding, self.concentration, mass.sum)

    def daily(self, band: Band, weight_kg: Decimal | None) -> Worked | None:
        """The most in 24 hours."""
        if band.daily_maximum is None:
            return None
        if band.daily is None or weight_kg is None:
            return Worked(band.daily_maximum, Sum((typed(band.daily_maximum),)))
        return weighed(band.daily, weight_kg, band.daily_maximum)

    def limits(self) -> Iterator[Quantity]:
        """What no figure about this table may be ten times of: the rule and the largest dose of each band."""
        for band in self.bands:
            most = band.dose or band.maximum
            largest = self.fixed(most).volume if most else None
            for each in (band.per_kg, most, largest, band.daily, band.daily_maximum):
                if each is not None:
                    yield each
