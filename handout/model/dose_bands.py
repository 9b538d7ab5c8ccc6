"""What a dose table stores, and what must hold between its bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from handout.model.diagnostic import Place
from handout.model.dose_band import ONE_MG, of_kind
from handout.model.dose_band import Band as Band
from handout.model.dosing import Dose, measured, weighed
from handout.model.faults import shape, values
from handout.model.quantity import UNITS, Quantity
from handout.model.record import Record, Some, refuse
from handout.model.rounding import RoundingRule as RoundingRule
from handout.model.sum import Sum, Worked, typed
from handout.model.wording import Said
from handout.model.written_value import Basis


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
        dose = self.bands[0].per_kg or self.bands[0].dose or ONE_MG
        for band in self.bands:
            each = band.per_kg or band.dose or ONE_MG
            of_kind(
                Quantity(each.amount, each.unit), (dose.dimension,), "", "a dose of one kind in every band"
            )
        if self.concentration is None:
            of_kind(
                self.rounding.to, (dose.dimension,), "", "a step such as 5 mg, of the same kind as the dose"
            )
            return
        of_kind(
            self.concentration,
            (dose.dimension,),
            self.concentration.per,
            "a concentration of the dose",
        )
        if UNITS.get(self.concentration.per, ("",))[0] != "volume":
            refuse(shape.wrong_type((), "a concentration such as 10 mg/mL", str(self.concentration)))
        of_kind(
            self.rounding.to, ("volume",), "", "a step of volume such as 0.1 mL, as there is a concentration"
        )

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
