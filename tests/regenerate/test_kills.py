"""A few seconds of what `make soak` does for an hour: kills, losses, rivals and changes, by seed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest

from tests.regenerate import rounds
from tests.regenerate.ward import State, Ward, await_that, kill_all, prints

LASTS_S = 1.5


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", [0, pytest.param(1, marks=pytest.mark.long), pytest.param(2, marks=pytest.mark.long)]
)
def test_a_build_that_is_killed(own: Ward, every: Mapping[str, State], seed: int) -> None:
    """Whatever lies in the folder is whole, nothing stale is claimed, and the next build mends the rest."""
    chance = Random(seed)
    names = ["dose changed", "first", "topic deleted"]
    rounds.killed_build(own, every[names[seed]], chance, LASTS_S)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "name"), [(0, "topic broken"), (4, "first")])
def test_a_check_that_is_killed(own: Ward, every: Mapping[str, State], seed: int, name: str) -> None:
    """Nothing is told of a topic that a check of its files would not find."""
    rounds.killed_check(own, every[name], Random(seed), LASTS_S)
    own.put(every["first"])


@pytest.mark.slow
def test_a_process_that_is_lost(own: Ward, every: Mapping[str, State]) -> None:
    """A build goes on, or says what it could not print; it never hangs."""
    rounds.lost_process(own, every["first"], Random(3), LASTS_S)


@pytest.mark.slow
def test_a_build_that_is_stopped(own: Ward, every: Mapping[str, State]) -> None:
    """Ctrl-C ends it soon, and leaves no traceback and nothing torn."""
    rounds.stopped_build(own, every["first"], Random(5), LASTS_S)


@pytest.mark.slow
def test_two_builds_at_once(own: Ward, every: Mapping[str, State]) -> None:
    """One works, the other says that it is busy; the prints are those of a clean build."""
    rounds.two_builds(own, every["first"], Random(2), LASTS_S)


@pytest.mark.slow
def test_content_that_changes_under_a_build(own: Ward, every: Mapping[str, State]) -> None:
    """What was read before a change is never claimed as current after it."""
    rounds.changed_meanwhile(own, every["first"], every["dose changed"], Random(8), LASTS_S)


@pytest.mark.long
@pytest.mark.slow
def test_a_topic_that_is_deleted_before_it_was_ever_recorded(own: Ward, every: Mapping[str, State]) -> None:
    """Prints that a killed build wrote and did not record are known as its own all the same."""
    own.expected(every["first"])
    own.put(every["topic deleted"])
    own.assert_mended(every["topic deleted"], "before it was there")
    own.put(every["first"])
    process = own.start("build")
    await_that(lambda: any(name.startswith("topic-b") for name in prints(own.output)), "a print of topic-b")
    kill_all(process)
    process.communicate()
    own.put(every["topic deleted"])
    own.assert_mended(every["topic deleted"], "killed, then deleted")
