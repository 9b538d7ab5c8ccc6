"""Identity: the code on every page stands for what the page says, and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from handout.model.plan import Plan
from handout.model.reference import Reference
from handout.model.topic import Topic
from handout.project import Project
from handout.stages.plan import Surroundings, plan
from handout.stages.read import read

Planned = Callable[..., Plan]

PROJECT = Project(Path(__file__).parents[1] / "project")
VARIANTS = ("pocket-card", "summary", "patient")
TODAY = date(2026, 11, 22)
DUE = date(2027, 11, 1)
APPROVED = (
    (
        "status: example",
        "status: approved\n  approved: {name: B. Boss, role: Chief, place: Ward 1, on: 2026-12-01}",
    ),
    ('version: "0.3"', 'version: "1.0"'),
)


def code(chosen: Plan) -> str:
    return chosen.furniture.fingerprint


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_fingerprint_can_be_read_out(planned: Planned, variant: str) -> None:
    """Six signs in two groups, none of which sounds or looks like another."""
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}", code(planned(variant)))


@pytest.mark.parametrize(
    "changes",
    [
        (('version: "0.3"', 'version: "0.4"'),),
        (("status: example", "status: draft"),),
        (("review_due: 2027-11-01", "review_due: 2028-01-01"),),
        (("written: 2026-11-22", "written: 2026-11-20"),),
        (("name: A. Author", "name: B. Author"),),
        APPROVED,
    ],
    ids=["version", "status", "review", "written", "author", "approval"],
)
@pytest.mark.parametrize("variant", VARIANTS)
def test_approval_and_dates_leave_the_fingerprint(
    planned: Planned, variant: str, changes: tuple[tuple[str, str], ...]
) -> None:
    """Approving a text does not make it another text."""
    assert code(planned(variant, *changes)) == code(planned(variant))


def test_the_day_of_printing_leaves_the_fingerprint(planned: Planned) -> None:
    """The same text printed late is the same text."""
    assert code(planned("summary", today=DUE)) == code(planned("summary"))


@pytest.mark.parametrize(
    ("variant", "change"),
    [
        ("summary", ("treats nothing.\n", "treats nothing at all.\n")),
        ("summary", ("Severe invention", "Mild invention")),
        ("summary", ("**Bladder** pain", "Bladder pain")),
        ("summary", ("amount: 1211", "amount: 1212")),
        ("summary", ("unit: people", "unit: patients")),
        ("summary", ("per_kg: 7.5 mg/kg", "per_kg: 7 mg/kg")),
        ("summary", ("[Invented sorrow, ", "[Invented grief, ")),
        ("summary", ("in {people} [@doe-2024]", "in {people} [@board-2025]")),
        ("summary", ("kind: warnings", "kind: actions")),
        ("summary", ("tone: pearl", "tone: warning")),
        ("pocket-card", ("short: Do not use if", "short: Never if")),
        ("patient", ("plain: you have raised", "plain: You have raised")),
    ],
    ids=lambda each: each if isinstance(each, str) else each[1],
)
def test_any_change_of_what_is_said_changes_the_fingerprint(
    planned: Planned, variant: str, change: tuple[str, str]
) -> None:
    """A word, a figure, an emphasis, a source, a warning that is one no more: each makes another code."""
    assert code(planned(variant, change)) != code(planned(variant))


def test_what_another_reader_is_told_leaves_the_fingerprint(planned: Planned) -> None:
    """A word for patients does not change the code of the card."""
    change = ("plain: you have raised", "plain: You have raised")
    assert code(planned("pocket-card", change)) == code(planned("pocket-card"))


def test_the_template_and_the_variant_are_part_of_the_fingerprint(planned: Planned) -> None:
    """Another look, or another form of the same words, is another print."""
    assert code(planned("summary", digest="another")) != code(planned("summary"))
    assert len({code(planned(variant)) for variant in VARIANTS}) == 3


def test_a_cited_reference_is_part_of_the_fingerprint() -> None:
    """A correction in the library changes the code of the prints that cite it, and of no others."""
    topic = read(PROJECT.topic_path("full"), Topic)[0]
    library = dict(PROJECT.filed.references)
    corrected = {**library, "doe-2024": library["doe-2024"].model_copy(update={"volume": "13"})}
    spare = {**library, "spare-2026": library["moe-2020"]}

    def printed(references: Mapping[str, Reference]) -> str:
        around = Surroundings(references, PROJECT.labels("en-GB"), PROJECT.images, "", TODAY)
        return code(plan("full", topic, PROJECT.variant("summary"), around))

    assert printed(corrected) != printed(library) == printed(spare)
