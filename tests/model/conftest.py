"""The fixture topic, planned for each variant as its author may have changed it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handout.model.plan import Plan
from handout.model.topic import Topic
from handout.project import Project
from handout.stages.plan import Surroundings, plan
from handout.stages.read import read

PROJECT = Project(Path(__file__).parents[1] / "project")
FULL = PROJECT.topic_path("full").read_text(encoding="utf-8")
TODAY = date(2026, 11, 22)

Planned = Callable[..., Plan]


@pytest.fixture
def planned(tmp_path: Path) -> Planned:
    """Plan a variant of the fixture topic, with some of its text replaced."""

    def made(
        variant: str,
        *changes: tuple[str, str],
        topic: str = FULL,
        today: date = TODAY,
        digest: str = "digest",
    ) -> Plan:
        for old, new in changes:
            assert old in topic, old
            topic = topic.replace(old, new)
        path = tmp_path / "full.yaml"
        path.write_text(topic, encoding="utf-8")
        around = Surroundings(
            PROJECT.filed.references, PROJECT.labels("en-GB"), PROJECT.images, digest, today
        )
        return plan("full", read(path, Topic)[0], PROJECT.variant(variant), around)

    return made
