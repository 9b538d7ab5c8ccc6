"""A typed clinical figure: written once, printed by name, the same in every variant."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import model_validator

from handout.model.diagnostic import Place
from handout.model.faults import shape
from handout.model.figures import SPACED_UNITS, FigureStyle, number
from handout.model.misspelt import spelt
from handout.model.quantity import UNITS
from handout.model.record import refuse
from handout.model.units import unit_path
from handout.model.value_agreement import agreeing
from handout.model.value_checks import capped, dosed, ranged, within
from handout.model.written_value import WrittenValue

FORMS = (
    "amount", "range", "maximum", "maximum-daily", "basis", "form", "evidence", "rounding", "sources",
    "reason", "approver",
)  # fmt: skip


class Value(WrittenValue):
    """A figure with its unit, its range, its limits and its sources."""

    @model_validator(mode="after")
    def _sound(self) -> Value:
        self._stated()
        for unit in (self.unit, *(each.unit for each in self.sources if each.unit)):
            spelt(unit, self.per, self.form)
        if self.into and unit_path(self.into) is None:
            refuse(shape.unknown_unit((), self.into, ", ".join(UNITS)))
        return self.checked()

    def checked(self) -> Value:
        """The value itself, if its figures keep to their limits and their sources."""
        for law in (capped, ranged, within, dosed, agreeing):
            law(self)
        return self

    def _stated(self) -> None:
        """There is an amount, or a range, or the sum that gives it."""
        given = {
            part: getattr(self, part) is not None or (self.derive and self.derive.sum_of(part)) is not None
            for part in ("amount", "low", "high")
        }
        if given["low"] != given["high"] or not (given["amount"] or given["low"]):
            message = "a value needs 'amount', or 'low' and 'high'"
            refuse(shape.unsound_record((), message, "add what is missing"))
        if self.derive is None and (self.into or self.rounding):
            message = "only a figure that is worked out is turned into a unit, or rounded"
            refuse(shape.unsound_record((), message, "add 'derive:', or take it out"))

    def has(self, form: str) -> bool:
        """The value can be printed in a form."""
        if form in ("", "amount", "range"):
            return self.printed(form) is not None
        return form in FORMS and bool(getattr(self, form.replace("-", "_")))

    def printed(self, form: str, style: FigureStyle = SPACED_UNITS) -> str | None:
        """The figure as it is printed, or nothing where the value has no such form.

        With its unit goes what it is a figure of: 22 mg of S-ketamine is not
        22 mg of the racemate (hazard H18).
        """
        if form == "amount" and self.amount is not None:
            return number(self.amount)
        if form == "range" and self.low is not None and self.high is not None:
            return style.of(style.range(self.low, self.high, *self.path), self.form)
        if form == "" and self.amount is not None:
            return style.of(style.amount(self.amount, *self.path), self.form)
        return self.printed("range", style) if form == "" else None

    def cited(self) -> Iterator[tuple[Place, str]]:
        """Each cite key with its place."""
        yield from ((("cite", number), key) for number, key in enumerate(self.cite))
        for index, source in enumerate(self.sources):
            yield from ((("sources", index, "cite", number), key) for number, key in enumerate(source.cite))
