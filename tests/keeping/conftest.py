"""A house for each test: a copy of one that was built, with its output."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.keeping.house import House, new_house


@pytest.fixture(scope="module")
def built_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = new_house(tmp_path_factory.mktemp("house") / "built")
    outcomes = house.build()
    assert [each.diagnostics for each in outcomes if each.diagnostics] == []
    return house


@pytest.fixture
def house(built_house: House, tmp_path: Path) -> House:
    return House(Path(shutil.copytree(built_house.root, tmp_path / "house")))
