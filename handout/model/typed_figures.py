"""Figures that stand typed in running text: an amount with its unit, or a range of two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from handout.model.inline import Link, Prose, ValueUse, Words
from handout.model.quantity import Quantity
from handout.model.units import SINGULAR, UNITS
from handout.model.workbook import Workings

_NAMES = "|".join(sorted(map(re.escape, {*UNITS, *SINGULAR.values(), "min", "ml"}), key=len, reverse=True))
_UNIT = rf"(?:{_NAMES})(?:(?:\s*/\s*|\s+per\s+)(?:{_NAMES}))*(?![A-Za-z])"
_NUMBER = r"(?<![\d.,/A-Za-z])[-−]?\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(rf"(?:{_NUMBER})\s*(?:{_UNIT})")
_RANGE = re.compile(
    rf"(?P<falling>\bfrom\s+)?(?P<low>{_NUMBER})\s*(?P<low_unit>{_UNIT})?"
    rf"\s*(?:\bto\b|–|—|-)\s*(?P<high>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNIT})"
)


class Range(NamedTuple):
    """Two ends as they stand in text; ``falling`` where it says "from … to …", which may go down."""

    low: Quantity
    high: Quantity
    text: str
    is_change: bool


def typed_in(prose: Prose) -> Iterator[tuple[Quantity, str]]:
    """Each amount that is typed, not called by name, with the words that say it."""
    for each in prose.inlines:
        if isinstance(each, Words | Link):
            for found in _FIGURE.finditer(each.text):
                if figure := read_figure(found[0]):
                    yield figure, found[0]


def ranges_in(prose: Prose, workings: Workings) -> Iterator[Range]:
    """Each range that a reader will see, whether its ends are typed or called by name."""
    for found in _RANGE.finditer(as_read(prose, workings)):
        low = read_figure(f"{found['low']} {found['low_unit'] or found['unit']}")
        high = read_figure(f"{found['high']} {found['unit']}")
        if low and high:
            yield Range(low, high, found[0], bool(found["falling"]))


def as_read(prose: Prose, workings: Workings) -> str:
    """The text as a reader will see it, with the values that it calls."""
    return "".join(_as_read(each, workings) for each in prose.inlines).replace("\u00a0", " ")


def _as_read(inline: object, workings: Workings) -> str:
    if isinstance(inline, Words | Link):
        return inline.text
    if isinstance(inline, ValueUse) and (value := workings.values.get(inline.name)):
        return value.printed(inline.form) or ""
    return ""


def read_figure(text: str) -> Quantity | None:
    try:
        return Quantity.parse(text)
    except PydanticCustomError:
        return None
