"""A rule about daily limits in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.lint.rule import Case, Fault, rule
from handout.lint.rules.tenfold import prose_of
from handout.model.blocks.dose_table import DoseTable
from handout.model.diagnostic import Severity
from handout.model.inline import Prose
from handout.model.quantity import Quantity
from handout.model.typed_figures import as_read, read_figure
from handout.model.workbook import Workings, work_out

_FIGURE = r"(?P<{}>\d[\d,]*(?:\.\d+)?\s*[A-Za-z]+)"
_A_DAY = r"(?:(?:in|per|an?|each|every|over)\s+(?:any\s+)?(?:24[\s-]*(?:hours?|h)|day)\b|/\s*day\b|daily\b)"
_SAID = re.compile(
    rf"{_FIGURE.format('one')}\s*(?:in\s+total\s+)?{_A_DAY}"
    rf"|(?:daily\s+(?:maximum|limit|total)|maximum\s+daily\s+dose|most\s+in\s+(?:24\s+hours|a\s+day))"
    rf"(?:\s+dose)?(?:\s+(?:is|of)|:)?\s+{_FIGURE.format('other')}",
    re.IGNORECASE,
)


@rule(Severity.ERROR)
def daily_figure_of_one_dose(case: Case) -> Iterator[Fault]:
    """A text gives as the figure of a day what the table gives as one dose.

    A leaflet was printed with the daily maximum left as the figure of a single
    dose (MHRA EL (24)A/49). Compared are the daily figures of running text with
    the doses and the daily maxima of dose tables, and of values that state both.
    "1 g once a day" is a dose, and is left alone.
    """
    workings = work_out(case.topic.values)
    pairs = [*_of_tables(case), *_of_values(workings)]
    for place, prose in prose_of(case):
        for found in _SAID.finditer(as_read(prose, workings)):
            figure = read_figure(found["one"] or found["other"])
            if figure and _is_one_dose(figure, pairs):
                message = f"'{found[0]}' gives {figure} for a day, which is the figure of one dose"
                hint = "correct it; where one dose a day is meant, write 'once a day'"
                yield Fault(place, message, hint, _needle(prose, found[0]))


def _is_one_dose(figure: Quantity, pairs: list[tuple[Quantity, Quantity]]) -> bool:
    return any(_same(figure, one) for one, _ in pairs) and not any(_same(figure, day) for _, day in pairs)


def _same(one: Quantity, other: Quantity) -> bool:
    is_like = (one.dimension, one.per) == (other.dimension, other.per)
    return is_like and not one.exceeds(other) and not other.exceeds(one)


def _of_tables(case: Case) -> Iterator[tuple[Quantity, Quantity]]:
    """The largest dose and the daily maximum of each band that has both."""
    for section in case.topic.sections:
        for block in section.blocks:
            for band in block.dose_table.bands if isinstance(block, DoseTable) else ():
                most = band.maximum or band.dose
                if most and band.daily_maximum:
                    yield most, band.daily_maximum


def _of_values(workings: Workings) -> Iterator[tuple[Quantity, Quantity]]:
    for value in workings.values.values():
        most = value.maximum or value.figure("high") or value.figure("amount")
        if most and value.maximum_daily:
            yield most, value.maximum_daily


def _needle(prose: Prose, said: str) -> str:
    return said if said in prose.characters else ""
