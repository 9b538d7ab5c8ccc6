"""What a print says of its own state never decides whether it fits."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from handout.forms import Places, forms
from handout.orders import orders
from handout.pipeline import build
from handout.project import Project
from handout.sites import known_sites
from handout.sound import known_variants, sound_topic
from handout.stages.prove.geometry import covers
from handout.stages.typeset import typeset
from tests.prints.small import FONTS

ROOT = Path(__file__).parents[2]
APPROVED = """status: approved
  approved: {name: A. Approver, role: Pharmacist, place: St Example's, on: 2026-11-22}"""
OVERDUE = date(2028, 1, 1)
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
            text = re.sub(r'version: "0\.\d"', 'version: "1.0"', text).replace("status: example", APPROVED)
        topic.write_text(text, encoding="utf-8")
    return Project(tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("state", ["example", "approved"])
def test_every_print_is_proven_in_every_state(tmp_path: Path, state: str) -> None:
    """A card that fitted when it was written fits when a site approves it, and when its review is overdue.

    Overdue prints carry all the marks that current ones do, and one more.
    """
    site = "st-example" if state == "approved" else None
    outcomes = list(build(project_in(tmp_path, state), OVERDUE, tmp_path / "output", site=site))
    prints = [each for each in outcomes if each.topic and each.variant]
    assert [each for each in prints if each.is_refused] == []
    assert len(prints) >= 44


def codes(project: Project, day: date) -> dict[str, str]:
    """The code of every print but contents cards: they name versions, and are others with each."""
    variants = known_variants(project)[0]
    names = [each.id for each in variants]
    found = {}
    for topic in project.topic_names:
        sound, _ = sound_topic(project, topic, variants, day)
        site = known_sites(project, day)[0]["st-example"]
        for order in orders(project, forms(sound, site, Places(names, (), {})), day, Path()):
            if order.contents_of is None:
                found[f"{topic} {order.kind}"] = order.plan().furniture.fingerprint
    return found


@pytest.mark.long
def test_a_fingerprint_outlives_approval_and_review(tmp_path: Path) -> None:
    """Approving a text, or letting its review pass, does not make it another text."""
    first, *others = (
        codes(project_in(tmp_path / f"{state} {day}", state), day)
        for state in ("example", "approved")
        for day in (date(2026, 11, 22), OVERDUE)
    )
    assert len(first) >= 43
    assert all(each == first for each in others)


@pytest.mark.parametrize(("high", "found"), [("11", []), ("15", ["covered-text"])])
def test_a_head_that_outgrows_its_margin_is_caught(high: str, found: list[str]) -> None:
    """A head whose ground reaches into the text hides words, though its own text is in its place."""
    document = typeset(COVERING.replace("HIGH", high), FONTS)
    assert [each.code for each in covers(document)] == found
