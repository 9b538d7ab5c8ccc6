"""The library that benches and fault tests print: the same each time, and sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bench.library import SUBJECTS, WORDINGS, library, small_library
from handout.pipeline import check
from handout.project import Project

TODAY = date(2026, 11, 22)
Make = Callable[[Path], list[str]]
MADE: dict[str, Make] = {
    "one of each example": lambda folder: library(folder, len(SUBJECTS)),
    "stretched": lambda folder: library(folder, 2, stretch=2),
    "a late one": lambda folder: library(folder, 1, first=4999),
    "small": lambda folder: small_library(folder, 4),
}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def assert_sound(folder: Path, names: list[str]) -> None:
    outcomes = list(check(Project(folder), TODAY))
    assert [(each.topic, found.code, found.message) for each in outcomes for found in each.diagnostics] == []
    assert {each.topic for each in outcomes} == set(names)


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE)
def test_the_same_call_makes_the_same_sound_topics(kind: str, tmp_path: Path) -> None:
    """What was measured can be made again, byte for byte; `handout check` has no word to say of any topic."""
    names = [MADE[kind](tmp_path / each) for each in ("one", "other")]
    assert names[0] == names[1]
    made = files(tmp_path / "one")
    assert made == files(tmp_path / "other")
    assert {f"content/topics/{name}.yaml" for name in names[0]} <= set(made)
    assert len(set(made.values())) == len(made), "two files say the same"
    assert_sound(tmp_path / "one", names[0])


@pytest.mark.long
def test_every_wording_of_every_example_is_sound(tmp_path: Path) -> None:
    """Else a bench would measure how refusals are told."""
    assert_sound(tmp_path, library(tmp_path, len(SUBJECTS) * len(WORDINGS)))
