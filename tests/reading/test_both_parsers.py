"""What we ship reads alike with both of PyYAML's parsers: some machines have only the slow one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDERS = ("content", "templates", "tests/examples", "tests/project", "tests/languages")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml"))


@pytest.mark.parametrize("path", [pytest.param(each, id=each.relative_to(ROOT).as_posix()) for each in FILES])
def test_both_parsers_read_the_same(path: Path) -> None:
    """Neither parser sees a key or a word that the other does not."""
    text = path.read_text(encoding="utf-8")
    slow = [getattr(event, "value", None) for event in yaml.parse(text, Loader=yaml.BaseLoader)]
    fast = [getattr(event, "value", None) for event in yaml.parse(text, Loader=yaml.CBaseLoader)]
    assert slow == fast
