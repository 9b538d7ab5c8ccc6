"""The lost-property leaflet in three languages, and a copy of it to spoil."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handout.project import Project
from tests.languages.leaflets import HERE


@pytest.fixture
def copied(tmp_path: Path) -> Project:
    """A copy of the fixture that a test may change."""
    for part in ("content", "templates"):
        shutil.copytree(HERE / part, tmp_path / part)
    return Project(tmp_path)


@pytest.fixture
def changed(copied: Project) -> Callable[[str, str, str], Project]:
    """The copy with one piece of a file replaced; the piece must be there."""

    def change(file: str, old: str, new: str) -> Project:
        path = copied.root / "content" / file
        text = path.read_text(encoding="utf-8")
        assert re.search(old, text), old
        path.write_text(re.sub(old, new, text), encoding="utf-8")
        return copied

    return change
