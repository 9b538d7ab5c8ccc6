"""Words that look apart must sound apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from handout.model.figures import NBSP
from tests.conftest import Print
from tests.prints.test_goldens import structure


@pytest.mark.parametrize("variant", ["patient", "pocket-card", "summary"])
def test_a_mark_is_heard_apart_from_its_word(printed: Callable[[str], Print], variant: str) -> None:
    """The no-break space that a mark begins with is in the tagged text."""
    made = printed(variant)
    marks = Counter(run.text for line in made.plan.lines() for run in line.runs if run.kind == "mark")
    heard = Counter(line.strip()[1:-1] for line in structure(made).splitlines())
    assert marks
    assert all(mark.startswith(NBSP) for mark in marks)
    assert marks <= heard


@pytest.mark.parametrize("variant", ["pocket-card", "summary"])
def test_a_gap_between_two_stretches_is_heard(printed: Callable[[str], Print], variant: str) -> None:
    """A space of its own is in the tagged text, not only left out on paper, but where a line ends there."""
    made = printed(variant)
    gaps = sum(run.kind == "gap" for line in made.plan.lines() for run in line.runs)
    heard = [line.strip() for line in structure(made).splitlines()].count('" "')
    assert gaps
    assert heard >= 0.6 * gaps
