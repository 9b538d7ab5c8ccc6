"""Words that look apart must sound apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Print
from tests.prints.test_goldens import structure


@pytest.mark.parametrize("variant", ["patient", "pocket-card", "summary"])
def test_a_gap_between_two_stretches_is_heard(printed: Callable[[str], Print], variant: str) -> None:
    """A space of its own is in the tagged text, not only left out on paper, but where a line ends there."""
    made = printed(variant)
    gaps = sum(run.kind == "gap" for line in made.plan.lines() for run in line.runs)
    heard = [line.strip() for line in structure(made).splitlines()].count('" "')
    assert gaps
    assert heard >= 0.6 * gaps
