"""Marks name every source, and no other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.citations import style, styles
from handout.citations.vancouver import marks

NUMBERS = st.lists(st.integers(1, 60), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ((), ""),
        ((7,), "[7]"),
        ((1, 2), "[1,2]"),
        ((2, 1, 2), "[1,2]"),
        ((1, 3, 4, 5), "[1,3–5]"),
        ((5, 4, 3, 1), "[1,3–5]"),
        ((1, 2, 3, 5, 6, 9, 10, 11), "[1–3,5,6,9–11]"),
        ((44, *range(117, 120), 123, *range(152, 170)), "[44,117–119,123,152–169]"),
    ],
)
def test_marks_print_in_brackets(numbers: tuple[int, ...], printed: str) -> None:
    """Three or more in a row are joined by an en dash, two stay as they are, none leave no mark.

    The last is the mark that reached the source page as 44,117119,123,152169.
    """
    assert marks(numbers) == printed


def expanded(mark: str) -> list[int]:
    """The numbers a reader takes from a mark, in the order they stand."""
    ends = (part.split("–") for part in mark.strip("[]").split(","))
    return [number for end in ends for number in range(int(end[0]), int(end[-1]) + 1)]


@given(NUMBERS)
def test_marks_expand_back_to_the_numbers(numbers: list[int]) -> None:
    """Every number is named once, ascending, and none that was not cited."""
    assert expanded(marks(numbers)) == sorted(set(numbers))


@given(NUMBERS)
def test_a_dash_saves_room_or_is_not_there(numbers: list[int]) -> None:
    """A dash stands for at least one number between its ends, and neighbours are never left undashed."""
    mark = marks(numbers)
    assert all(int(last) - int(first) > 1 for first, last in re.findall(r"(\d+)–(\d+)", mark))
    alone = [int(part) for part in mark.strip("[]").split(",") if "–" not in part]
    assert not any({number + 1, number + 2} <= set(alone) for number in alone)


@given(NUMBERS)
@pytest.mark.parametrize("name", styles())
def test_styles_mark_alike(name: str, numbers: list[int]) -> None:
    """Card, summary and leaflet mark alike: a mark read in one reads the same in the others."""
    assert style(name).marks(numbers) == marks(numbers)
