"""What a conversion table looks like once it is planned."""

from __future__ import annotations

from dataclasses import dataclass

from handout.model.plan import Line


@dataclass(frozen=True)
class PlannedConversionRow:
    """One medicine: each of ``lines`` holds an amount and what it is worth."""

    medicine: Line
    route: Line | None
    caveat: Line | None
    lines: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True)
class PlannedEquivalents:
    """The rows that lead to one measure; ``columns`` are what they lead from, the amount, and the measure."""

    columns: tuple[Line, ...]
    rows: tuple[PlannedConversionRow, ...]


@dataclass(frozen=True)
class PlannedExample:
    title: Line
    steps: tuple[Line, ...]


@dataclass(frozen=True)
class PlannedOrigins:
    """Who gives which factor for one medicine; the cells of ``lines`` are source, factor, equivalent."""

    name: Line
    lines: tuple[tuple[Line, Line, Line], ...]
    used: tuple[bool, ...]
    notes: tuple[Line, ...]
