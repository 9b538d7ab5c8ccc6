"""A project of one's own to break: the fixture project, copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parents[1] / "project"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The fixture project in a folder that a test may change."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))
