"""One ward for all short tests: its clean builds are the costly part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.regenerate.ward import State, Ward, states, ward


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Ward:
    """A ward with a clean build of its first state in it."""
    made = ward(tmp_path_factory.mktemp("ward"), topics=2, audiences="clinician")
    made.expected(states(made)["first"])
    done = made.build()
    assert done.status == 0, done.told
    return made


@pytest.fixture(scope="session")
def every(own: Ward) -> Mapping[str, State]:
    """What its content may be; what a clean build of each gives is found when it is first asked for."""
    return states(own)


@pytest.fixture
def mended(own: Ward, every: Mapping[str, State]) -> Iterator[Ward]:
    """The ward in its first state; after the test, the next build must bring it back to that."""
    own.turn_to(every["first"])
    if own.unmended(every["first"]):
        own.assert_mended(every["first"], "before the fault")
    yield own
    own.put(every["first"])
    own.assert_mended(every["first"], "after the fault")
