"""One by one, side by side, in another order, under another seed, bit by bit: the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.regenerate.ward import State, Ward, prints


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "seed"),
    [
        pytest.param(("--workers", "1"), "0", marks=pytest.mark.long),
        pytest.param(("topic-b", "topic-a", "--workers", "1"), "77", marks=pytest.mark.long),
        (("topic-b", "topic-a", "--workers", "2"), "4711"),
    ],
    ids=["one by one", "backwards", "backwards, side by side"],
)
def test_a_build_gives_the_same_bytes_in_any_order(
    own: Ward,
    every: Mapping[str, State],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    seed: str,
) -> None:
    """A print has the bytes it has in a clean build, whatever was printed before it and beside it."""
    own.turn_to(every["first"])
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    done = own.build(*words, output=tmp_path)
    assert done.status == 0, done.told
    there, expected = prints(tmp_path), own.expected(every["first"])
    assert sorted(there) == sorted(expected)
    assert [name for name in there if there[name] != expected[name]] == []


@pytest.mark.long
def test_bit_by_bit_gives_what_afresh_gives(own: Ward, every: Mapping[str, State], tmp_path: Path) -> None:
    """Edits taken one after the other end where one build of the last of them ends."""
    for name in ("first", "dose changed", "topic deleted", "reference changed"):
        own.turn_to(every[name])
        assert own.build(output=tmp_path).status == 0
    assert prints(tmp_path) == own.expected(every["reference changed"])
