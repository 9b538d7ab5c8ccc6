"""Dose table by weight: computed from what is stored, printed with its rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.dose_bands import Band, DoseTableBody
from handout.model.dosing import Dose
from handout.model.plan import Line, PlannedBlock, Run, Speaker
from handout.model.quantity import Quantity
from handout.model.sum import Worked


@dataclass(frozen=True)
class PlannedDoseTable(PlannedBlock):
    """``rows`` hold as many cells as ``columns``; ``rules`` say how they were computed."""

    caption: Line
    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    rules: tuple[Line, ...]


class DoseTable(Block):
    """Doses by weight, computed with exact decimals from the inputs stored here."""

    kind: ClassVar[str] = "dose_table"

    dose_table: DoseTableBody

    def at(self, point: Quantity) -> DoseTable | None:
        if point.dimension != "mass":
            return self
        weight = point.into("kg").amount
        held = [band for band in self.dose_table.bands if band.holds(weight)]
        bands = tuple(
            band.model_copy(update={"weights": (weight,)}) if band.per_kg else band for band in held
        )
        body = self.dose_table.model_copy(update={"bands": bands})
        return self.model_copy(update={"dose_table": body}) if bands else None

    def planned(self, say: Speaker) -> PlannedDoseTable | None:
        caption = say.line(self.dose_table.caption)
        if caption is None:
            return None
        columns = tuple(say.fixed(label) for label in self._columns())
        rows = tuple(row for band in self.dose_table.bands for row in self._rows(band, say))
        return PlannedDoseTable(self.kind, caption, columns, rows, tuple(self._rules(say)))

    def _columns(self) -> Iterator[str]:
        yield from ("dose-weight", "dose-each")
        if self.dose_table.concentration:
            yield "dose-volume"
        if any(band.daily_maximum for band in self.dose_table.bands):
            yield "dose-daily"

    def _rows(self, band: Band, say: Speaker) -> Iterator[tuple[Line, ...]]:
        for weight in band.weights if band.per_kg else ():
            dose = self.dose_table.dose(band, weight)
            header = say.fixed("dose-at", weight=Quantity(weight, "kg"))
            yield self._row(header, dose, self.dose_table.daily(band, weight), say)
        if band.dose:
            daily = self.dose_table.daily(band, None)
            yield self._row(_range(band, say).capitalised, self.dose_table.fixed(band.dose), daily, say)

    def _row(self, header: Line, dose: Dose, daily: Worked | None, say: Speaker) -> tuple[Line, ...]:
        cells = [header, say.fixed("dose-cell", amount=self._alike(Worked(dose.mass, dose.mass_sum)))]
        if dose.volume is not None and dose.volume_sum is not None:
            cells.append(say.fixed("dose-cell", amount=Worked(dose.volume, dose.volume_sum)))
        if "dose-daily" in self._columns():
            said = say.fixed("dose-cell", amount=self._alike(daily)) if daily else say.fixed("dose-none")
            cells.append(said)
        return tuple(cells)

    def _alike(self, worked: Worked) -> Worked:
        """The figure in the unit of its column: nobody should compare 2,800 mg with 2.8 g at night."""
        unit = next((band.per_kg.unit for band in self.dose_table.bands if band.per_kg), worked.figure.unit)
        figure = worked.figure.into(unit)
        return Worked(figure, worked.sum.into(figure))

    def _rules(self, say: Speaker) -> Iterator[Line]:
        for band in self.dose_table.bands:
            if band.per_kg:
                label = "dose-rule-daily" if band.daily else "dose-rule"
                yield say.fixed(
                    f"{label}-volume" if band.maximum_volume else label,
                    band=_range(band, say).capitalised.text,
                    each=band.per_kg,
                    most=band.maximum,
                    volume=band.maximum_volume,
                    daily=band.daily,
                    daily_most=band.daily_maximum,
                )
        method = f"dose-method-{self.dose_table.rounding.direction}"
        basis = say.fixed(f"dose-basis-{self.dose_table.basis}").text
        yield say.fixed(method, basis=basis, step=self.dose_table.rounding.to)


def _range(band: Band, say: Speaker) -> Line:
    """The weights of a band in words, as they head a row or begin a rule."""
    if band.above and band.up_to:
        line = say.fixed("band-between", above=band.above, up_to=band.up_to)
    elif band.above:
        line = say.fixed("band-above", above=band.above)
    else:
        line = say.fixed("band-up-to", up_to=band.up_to) if band.up_to else say.fixed("band-all")
    when = say.line(band.when) if band.when else None
    return Line(line.id, (*line.runs, *((Run(", "), *when.runs) if when else ())), line.place)
