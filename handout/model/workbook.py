"""Work out every value of a topic that is a sum over others, exactly and with its units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from handout.model.diagnostic import Finding
from handout.model.expression import steps
from handout.model.faults import values as faults
from handout.model.record import Key, refuse
from handout.model.sum import Sum
from handout.model.value import Value
from handout.model.working import MOST_LINKS, Entry, Unworkable, evaluated, finished, stated

PARTS = ("amount", "low", "high", "maximum", "maximum-daily")
Part = tuple[str, str]


@dataclass(frozen=True)
class Workings:
    """Values with all their figures, the sums behind those that were worked out, and what went wrong."""

    values: Mapping[str, Value]
    sums: Mapping[Part, Sum]
    findings: tuple[Finding, ...]


def work_out(values: Mapping[str, Value]) -> Workings:
    """Every value with the figures that its sums give; what cannot be worked out is reported once."""
    book = _Book(values)
    worked = {name: book.value(name) for name in values}
    return Workings(worked, book.sums, tuple(book.findings))


def inputs(values: Mapping[str, Value]) -> Iterator[str]:
    """The names that sums call, other than of the value that is worked out."""
    for name, value in values.items():
        for part in PARTS:
            called = steps((value.derive and value.derive.sum_of(part)) or "0")
            yield from (found for each in called if (found := each.text.partition(".")[0]) != name)


def _workable(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """The values as written, if every sum in them can be worked out."""
    if found := work_out(values).findings:
        raise ValidationError.from_exception_data("values", [_detail(each) for each in found])
    return values


def _detail(finding: Finding) -> InitErrorDetails:
    context = {"message": finding.message, "finding": finding}
    return {"type": PydanticCustomError(finding.code, "{message}", context), "loc": (), "input": None}


Values = Annotated[Mapping[Key, Value], AfterValidator(_workable)]
"""The values of a topic: as they are written, and sound as a whole."""


@dataclass
class _Book:
    values: Mapping[str, Value]
    entries: dict[Part, Entry | None] = field(default_factory=dict)
    sums: dict[Part, Sum] = field(default_factory=dict)
    open: list[Part] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def value(self, name: str) -> Value:
        """The value with every figure that a sum gives, checked again with them."""
        value = self.values[name]
        if value.derive is None:
            return value
        changes: dict[str, Any] = {}
        for part in PARTS:
            if value.derive.sum_of(part) is not None:
                changes |= self._changes(name, part)
        whole = value.model_copy(update=changes)
        try:
            return whole if len(self.findings) else whole.checked()
        except PydanticCustomError as error:
            self._report(error, (name,))
            return whole

    def _changes(self, name: str, part: str) -> dict[str, Any]:
        try:
            figure = self.entry(name, part).measure.quantity()
        except Unworkable:
            return {}
        if part == "maximum-daily":
            return {"maximum_daily": replace(figure, per=figure.per.removesuffix("day").removesuffix("/"))}
        if part == "maximum":
            return {"maximum": figure}
        return {part: figure.amount, "unit": figure.unit, "per": figure.per}

    def entry(self, name: str, part: str) -> Entry:
        """The figure that a part of a value has, or is worked out to have."""
        key = (name, part)
        if key not in self.entries:
            self.entries[key] = None
            try:
                self.entries[key] = self._worked(name, part)
            except PydanticCustomError as error:
                self._report(error, (name, "derive") if self.values[name].derive else (name,))
        found = self.entries[key]
        if found is None:
            raise Unworkable
        return found

    def _worked(self, name: str, part: str) -> Entry:
        value = self.values[name]
        text = value.derive.sum_of(part) if value.derive else None
        if text is None:
            return stated(value, part)
        self.open.append((name, part))
        try:
            found = finished(value, part, evaluated(text, self.input))
        finally:
            self.open.pop()
        self.sums[name, part] = Sum(found.steps)
        return found

    def input(self, called: str) -> Entry:
        """The figure that a sum calls by name."""
        name, _, part = called.partition(".")
        if (name, part or "amount") in self.open:
            names = [each for each, _ in self.open]
            refuse(faults.circular_sum((), ", ".join([*names[names.index(name) :], name])))
        value = self.values.get(name)
        if value is None or (part or "amount") not in PARTS or not _has(value, part or "amount"):
            near = get_close_matches(called, list(self._known()), n=1, cutoff=0.6)
            refuse(faults.unknown_input((), called, next(iter(near), None)))
        if len(self.open) > MOST_LINKS:
            refuse(faults.malformed_sum((), called, f"it passes through more than {MOST_LINKS} sums"))
        return self.entry(name, part or "amount")

    def _known(self) -> Iterator[str]:
        for name, value in self.values.items():
            if _has(value, "amount"):
                yield name
            yield from (f"{name}.{part}" for part in PARTS[1:] if _has(value, part))

    def _report(self, error: PydanticCustomError, place: tuple[str, ...]) -> None:
        finding: Finding = (error.context or {})["finding"]
        self.findings.append(finding.below(place))


def _has(value: Value, part: str) -> bool:
    return value.figure(part) is not None or (value.derive and value.derive.sum_of(part)) is not None
