"""Rules: what they let pass, and how far they look. What they refuse stands in tests/content/broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handout.lint.rule import RULES
from handout.lint.rules.citing import UNCITED_KINDS
from handout.lint.rules.figures import is_inside
from handout.model.diagnostic import PAGES
from handout.model.kinds import SAFETY
from handout.pipeline import check
from handout.project import Project

FIXTURE = Path(__file__).parents[1] / "project"
TODAY = date(2026, 11, 22)

Codes = Callable[..., list[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


@pytest.fixture
def codes(project: Path) -> Codes:
    """The codes found in the fixture project once some of its topic is replaced."""

    def found(*changes: tuple[str, str], today: date = TODAY) -> list[str]:
        topic = project / "content" / "topics" / "full.yaml"
        text = topic.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        topic.write_text(text, encoding="utf-8")
        return [each.code for outcome in check(Project(project), today) for each in outcome.diagnostics]

    return found


def test_the_fixture_is_sound_but_for_one_remark(codes: Codes) -> None:
    """The topic that shows every block breaks no rule; one pearl of wisdom in it names no source."""
    assert set(codes()) <= {"uncited-statement"}


def test_every_rule_is_filed_once_under_its_name() -> None:
    """A rule's code is its name, and its severity that of its page."""
    names = [rule.code for rule in RULES]
    assert len(set(names)) == len(names)
    assert {rule.code: rule.severity for rule in RULES} == {code: PAGES[code].severity for code in names}


PLAIN = "            plain: your liver does not work well\n"
LIVER = "Severe invention of the liver [@doe-2024; @board-2025]\n" + PLAIN


@pytest.mark.parametrize("kind", sorted(SAFETY))
def test_no_kind_of_safety_section_may_lose_a_statement(codes: Codes, kind: str) -> None:
    """Contraindications, warnings, red flags and limits: each must reach patients too."""
    assert "safety-statement-lost" in codes(("kind: contraindications", f"kind: {kind}"), (PLAIN, ""))


def test_other_sections_may_be_silent(codes: Codes) -> None:
    """What is no safety section may be said to one audience alone."""
    assert "safety-statement-lost" not in codes(("kind: contraindications", "kind: effects"), (PLAIN, ""))


def test_a_reason_makes_an_omission_lawful(codes: Codes) -> None:
    """A safety statement may be left out by name, with a reason, and only there."""
    reason = "            omit: {plain: asked by the team before every dose}\n"
    assert "safety-statement-lost" not in codes((PLAIN, reason))


def test_a_blank_reason_is_none(codes: Codes) -> None:
    """An omission without words is refused."""
    assert "empty-value" in codes((PLAIN, '            omit: {plain: " "}\n'))


def test_a_blank_wording_is_none(codes: Codes) -> None:
    """A contraindication that says nothing to patients has not reached them."""
    assert "empty-value" in codes((PLAIN, '            plain: " "\n'))


def test_a_variant_that_is_not_addressed_asks_for_nothing(codes: Codes) -> None:
    """A topic for clinicians alone owes patients no wording; what is written for them is remarked on."""
    found = codes(("language: en-GB", "language: en-GB\naudiences: [clinician]"), (PLAIN, ""))
    assert "safety-statement-lost" not in found
    assert "unread-register" in found


def test_a_section_for_patients_alone_needs_no_words_for_clinicians(codes: Codes) -> None:
    """A safety statement for one audience is lost to the other unless it is omitted by name."""
    said = "Severe invention of the liver [@doe-2024; @board-2025]\n"
    assert "safety-statement-lost" in codes(("text: " + said + "            plain:", "plain:"))


@pytest.mark.parametrize("kind", sorted(UNCITED_KINDS))
def test_sections_that_only_organise_need_no_source(codes: Codes, kind: str) -> None:
    """Contacts and the like make no clinical claim."""
    bare = ("Stop the infusion <now> & call for help [@moe-2020]", "Call the ward")
    assert "uncited-statement" not in codes(bare, ("kind: actions", f"kind: {kind}"), (CALLOUT, SOURCED))


CALLOUT = '**Bladder** pain or blood in the urine"'
SOURCED = '**Bladder** pain or blood in the urine [@board-2025]"'


@pytest.mark.parametrize(
    ("today", "told"), [(date(2027, 10, 31), False), (date(2027, 11, 1), True), (date(2030, 1, 1), True)]
)
def test_a_review_is_overdue_from_its_very_day(codes: Codes, today: date, told: bool) -> None:
    """The day named is the first on which the print is late."""
    assert ("review-overdue" in codes(today=today)) is told


@pytest.mark.parametrize(
    ("due", "told"), [("2029-11-22", False), ("2029-11-24", False), ("2029-11-25", True)]
)
def test_a_review_comes_within_three_years(codes: Codes, due: str, told: bool) -> None:
    """Three years with their leap days pass; longer is remarked on."""
    assert ("review-too-late" in codes(("review_due: 2027-11-01", f"review_due: {due}"))) is told


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("airway.svg", True),
        ("a/b c.png", True),
        ("a..b.png", True),
        ("/etc/passwd", False),
        ("../airway.svg", False),
        ("a/../../b.svg", False),
        ("..\\airway.svg", False),
        ("C:\\airway.svg", False),
        ("http://example.org/a.png", False),
        ("file:///etc/passwd", False),
    ],
)
def test_an_image_stays_inside(name: str, inside: bool) -> None:
    """No spelling of a path leads out of the images folder."""
    assert is_inside(name) is inside


def test_a_link_out_of_the_images_folder_leads_nowhere(codes: Codes, project: Path, tmp_path: Path) -> None:
    """An image that is a link to a file elsewhere on the machine is not read."""
    outside = tmp_path / "outside.svg"
    image = project / "content" / "images" / "airway.svg"
    image.rename(outside)
    image.symlink_to(outside)
    assert "missing-image" in codes()


def test_a_citation_is_looked_for_wherever_it_can_stand(codes: Codes) -> None:
    """In text, in ``cite`` lists, in values, tables and captions: one unknown key is found in all of them."""
    text = (FIXTURE / "content" / "topics" / "full.yaml").read_text(encoding="utf-8")
    assert codes(("doe-2024", "doe-1999")).count("undefined-citation") == text.count("doe-2024")


def test_a_reference_is_uncited_only_where_every_topic_was_read(codes: Codes, project: Path) -> None:
    """Where a topic cannot be read, no reference is called unread: the topic may cite it."""
    moe = ("[@moe-2020]", "[@doe-2024]"), ("[@moe-2020; ", "[")
    assert "uncited-reference" in codes(*moe)
    (project / "content" / "topics" / "broken.yaml").write_text("schema: [", encoding="utf-8")
    assert "uncited-reference" not in codes()


def test_one_key_in_two_files_is_refused(codes: Codes, project: Path) -> None:
    """Two libraries that file different sources under one key cannot both be right."""
    other = "schema: 1\nreferences:\n  moe-2020: {type: book, title: Another book}\n"
    (project / "content" / "references" / "other.yaml").write_text(other, encoding="utf-8")
    assert "duplicate-reference" in codes()


def test_one_source_in_two_files_is_refused(codes: Codes, project: Path) -> None:
    """The same DOI in other letters is the same source."""
    other = "schema: 1\nreferences:\n  doe-2025: {type: book, title: Again, DOI: 10.5555/EXAMPLE.117}\n"
    (project / "content" / "references" / "other.yaml").write_text(other, encoding="utf-8")
    assert "duplicate-reference" in codes()
