"""What a print says of its own state never decides whether it fits."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from handout.pipeline import build
from handout.project import Project
from handout.stages.prove.geometry import covers
from handout.stages.typeset import typeset
from tests.prints.small import FONTS

ROOT = Path(__file__).parents[2]
APPROVED = """status: approved
  approved: {name: A. Approver, role: Pharmacist, place: Example General Hospital, on: 2026-11-22}"""
COVERING = """<!doctype html><html lang="en"><title>T</title><style>
@page { size: A7; margin: 12mm 5mm; @top-left { content: element(head); width: 100%; vertical-align: top } }
.head { position: running(head); height: HIGHmm; background: #000 } body { font: 9pt "IBM Plex Sans" }
</style><div class="head"></div><h1>Stop</h1>"""


def project_in(tmp_path: Path, state: str) -> Project:
    """The shipped content, as it stands or as if a named person had approved it."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for topic in (tmp_path / "content" / "topics").glob("*.yaml"):
        text = topic.read_text(encoding="utf-8")
        if state == "approved":
            text = text.replace('version: "0.3"', 'version: "1.0"').replace("status: example", APPROVED)
        topic.write_text(text, encoding="utf-8")
    return Project(tmp_path)


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2028, 1, 1)], ids=["current", "overdue"])
@pytest.mark.parametrize("state", ["example", "approved"])
def test_every_print_is_proven_in_every_state(tmp_path: Path, state: str, today: date) -> None:
    """A card that fitted when it was written fits when it is approved, and when its review is overdue."""
    project = project_in(tmp_path, state)
    outcomes = [each for each in build(project, today, tmp_path / "output") if each.variant]
    assert [each for each in outcomes if each.is_refused] == []
    assert len(outcomes) == 8


def test_a_fingerprint_outlives_approval_and_review(tmp_path: Path) -> None:
    """Approving a text, or letting its review pass, does not make it another text."""
    codes = [
        {each.fingerprint for each in build(project, day, tmp_path / "output") if each.variant}
        for project in (
            project_in(tmp_path / "example", "example"),
            project_in(tmp_path / "approved", "approved"),
        )
        for day in (date(2026, 11, 22), date(2028, 1, 1))
    ]
    assert all(each == codes[0] for each in codes)


@pytest.mark.parametrize(("high", "found"), [("11", []), ("15", ["covered-text"])])
def test_a_head_that_outgrows_its_margin_is_caught(high: str, found: list[str]) -> None:
    """A head whose ground reaches into the text hides words, though its own text is in its place."""
    document = typeset(COVERING.replace("HIGH", high), FONTS)
    assert [each.code for each in covers(document)] == found
