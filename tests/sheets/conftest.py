"""What the tests of sheets may ask for: the packaged layouts, and sheets of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handout.folders import Folders
from handout.layouts import Layouts
from handout.model.sheet.proven import Proven
from handout.sheeting import Imposed, imposed
from handout.sheeting.manner import manner

ROOT = Path(__file__).parents[2]
Make = Callable[..., Imposed]


@pytest.fixture(scope="session")
def fonts() -> Path:
    return Folders(ROOT).fonts


@pytest.fixture(scope="session")
def layouts() -> Layouts:
    return Layouts(Folders(ROOT))


@pytest.fixture(scope="session")
def make(layouts: Layouts, fonts: Path) -> Make:
    """Sheets of a layout, by its name and what is said on top of it."""

    def sheets(layout: str, prints: Sequence[Proven], **said: Any) -> Imposed:
        return imposed(manner(layouts, layout, **said), prints, date(2026, 11, 22), fonts, Path("sheets.pdf"))

    return sheets


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The fixture project in a folder that a test may change."""
    return Path(shutil.copytree(ROOT / "tests" / "project", tmp_path / "project"))
