"""Schedule: a grid of hours, or a calendar of doses, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Tag

from handout.model.blocks.block import Block
from handout.model.calendar import CalendarBody, Period, Time
from handout.model.faults import planning
from handout.model.hours import HourGridBody, Mark, said
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.quantity import Quantity

AnyMark = Mark | Literal["none"]
CLOCK: AnyMark = "write"


@dataclass(frozen=True)
class GridRow:
    """``marks`` hold one mark for each column behind the header: a box to write in, to tick, or none."""

    header: Line
    marks: tuple[AnyMark, ...]


@dataclass(frozen=True)
class PlannedHourGrid(PlannedBlock):
    """A grid with the longer of its two lists down the side, so that it fits a narrow page."""

    caption: Line
    columns: tuple[Line, ...]
    rows: tuple[GridRow, ...]
    heard: Mapping[str, str]
    shape: Literal["hours"] = "hours"


@dataclass(frozen=True)
class DoseCell:
    """One dose in capsules and in mg; with neither, a box to write it in."""

    count: Line | None = None
    amount: Line | None = None
    is_written_in: bool = False


@dataclass(frozen=True)
class CalendarRow:
    """Some days, the dates to fill in, their doses, and a box to tick for each day."""

    header: Line
    dates: tuple[Line, ...]
    cells: tuple[DoseCell, ...]
    total: Line | None
    ticks: int


@dataclass(frozen=True)
class PlannedCalendar(PlannedBlock):
    caption: Line
    columns: tuple[Line, ...]
    rows: tuple[CalendarRow, ...]
    stop: Line | None
    stop_on: Line | None
    notes: tuple[Line, ...]
    heard: Mapping[str, str]
    shape: Literal["calendar"] = "calendar"


def _shape(value: Any) -> str:
    return "calendar" if isinstance(value, dict) and "periods" in value else "hour-grid"


class Schedule(Block):
    """What is due when, with boxes: a grid of hours for staff, or a calendar of doses for a patient."""

    kind: ClassVar[str] = "schedule"

    schedule: Annotated[
        Annotated[HourGridBody, Tag("hour-grid")] | Annotated[CalendarBody, Tag("calendar")],
        Discriminator(_shape),
    ]

    def planned(self, say: Speaker) -> PlannedBlock | None:
        caption = say.line(self.schedule.caption)
        if caption is None:
            return None
        if isinstance(self.schedule, HourGridBody):
            return _grid(self.schedule, caption, say)
        return _calendar(self.schedule, caption, say)


def _heard(say: Speaker) -> Mapping[str, str]:
    """What a box is called, for those who hear the page."""
    return {mark: say.fixed(f"schedule-{mark}").text for mark in ("write", "tick")}


def _grid(grid: HourGridBody, caption: Line, say: Speaker) -> PlannedHourGrid | None:
    """The longer list runs down the page: the hours, unless there are more things than hours."""
    heard, when, clock = _heard(say), say.fixed("schedule-when"), say.fixed("schedule-clock")
    rows: tuple[GridRow, ...]
    if len(grid.rows) <= len(grid.marks):
        things = _things(grid, say)
        columns = (when, clock, *(each.header for each in things))
        hours = enumerate(_hours(grid, say))
        rows = tuple(GridRow(hour, (CLOCK, *(each.marks[n] for each in things))) for n, hour in hours)
    else:
        columns = (when, *_hours(grid, say))
        things = _things(grid, say)
        rows = (GridRow(clock, (CLOCK,) * len(grid.marks)), *things)
    return PlannedHourGrid("schedule", caption, columns, rows, heard) if things else None


def _hours(grid: HourGridBody, say: Speaker) -> tuple[Line, ...]:
    return tuple(say.fixed("schedule-hour", hour=said(each)) for each in grid.marks)


def _things(grid: HourGridBody, say: Speaker) -> tuple[GridRow, ...]:
    """Each thing that this variant says, with its mark at each hour."""
    found = []
    for row in grid.rows:
        if (header := say.line(row.what)) is not None:
            due = grid.due(row)
            found.append(GridRow(header, tuple(row.mark if each in due else "none" for each in grid.marks)))
    return tuple(found)


def _calendar(calendar: CalendarBody, caption: Line, say: Speaker) -> PlannedCalendar:
    heard = _heard(say)
    columns = (
        say.fixed(f"schedule-dates-{calendar.each}"),
        *(say.fixed(f"schedule-{time}") for time in calendar.times),
        say.fixed("schedule-total"),
    )
    rows = tuple(_rows(calendar, say))
    if calendar.stop is not None and not say.says(calendar.stop):
        planning.refuse(planning.half_said_row(caption.place, caption.text))
    stop_on = say.fixed("schedule-stop-on") if calendar.stop else None
    stop = say.line(calendar.stop) if calendar.stop else None
    holds = calendar.strength
    notes = (say.fixed("schedule-strength", one=holds.per, amount=_alone(holds)),) if holds else ()
    return PlannedCalendar("schedule", caption, columns, rows, stop, stop_on, notes, heard)


def _alone(strength: Quantity) -> Quantity:
    return Quantity(strength.amount, strength.unit)


def _rows(calendar: CalendarBody, say: Speaker) -> Iterator[CalendarRow]:
    """One row for each period or for each day, numbered from the first day."""
    first = 1
    for period in calendar.periods:
        length = 1 if calendar.each == "day" else period.days
        for day in range(first, first + period.days, length):
            yield _row(calendar, period, day, length, say)
        first += period.days


def _row(calendar: CalendarBody, period: Period, first: int, length: int, say: Speaker) -> CalendarRow:
    if length == 1:
        header, blanks = say.fixed("schedule-day", day=first), ["on"]
    else:
        header, blanks = say.fixed("schedule-days", first=first, last=first + length - 1), ["from", "to"]
    dates = tuple(say.fixed(f"schedule-{blank}") for blank in blanks)
    cells = tuple(_cell(calendar, period, time, say) for time in calendar.times)
    total = say.fixed("schedule-amount", amount=calendar.total(period)) if calendar.strength else None
    return CalendarRow(header, dates, cells, total, length)


def _cell(calendar: CalendarBody, period: Period, time: Time, say: Speaker) -> DoseCell:
    if calendar.strength is None:
        return DoseCell(is_written_in=True)
    dose = calendar.dose(period, time)
    if dose is None:
        return DoseCell(say.fixed("schedule-none"))
    count = say.fixed("schedule-amount", amount=calendar.count(dose))
    return DoseCell(count, say.fixed("schedule-amount", amount=dose))
