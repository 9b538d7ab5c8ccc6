"""What every page says about itself: derived, dated for its readers, never switched off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from handout.model.plan import Plan
from handout.model.quantity import NBSP

Planned = Callable[..., Plan]

VARIANTS = ("pocket-card", "summary", "patient")
TODAY = date(2026, 11, 22)
DUE = date(2027, 11, 1)


@pytest.mark.parametrize(
    ("status", "today", "seen"),
    [
        ("example", TODAY, ("EXAMPLE",)),
        ("draft", TODAY, ("DRAFT",)),
        ("example", DUE - timedelta(days=1), ("EXAMPLE",)),
        ("example", DUE, ("EXAMPLE", "REVIEW OVERDUE")),
        ("draft", DUE + timedelta(days=400), ("DRAFT", "REVIEW OVERDUE")),
    ],
)
@pytest.mark.parametrize("variant", VARIANTS)
def test_marks_are_derived_from_status_and_day(
    planned: Planned, variant: str, status: str, today: date, seen: tuple[str, ...]
) -> None:
    """EXAMPLE and DRAFT stand until a person approves; REVIEW OVERDUE from the very day the review is due."""
    chosen = planned(variant, ("status: example", f"status: {status}"), today=today)
    assert chosen.furniture.marks == seen
    assert set(seen) <= set(chosen.furniture.strings())


APPROVED = (
    (
        "status: example",
        "status: approved\n  approved: {name: B. Boss, role: Chief, place: Ward 1, on: 2026-12-01}",
    ),
    ('version: "0.3"', 'version: "1.0"'),
)


def test_approval_takes_the_mark_away_and_names_the_place(planned: Planned) -> None:
    """An approved print says when and for where; only lateness can mark it."""
    card = planned("pocket-card", *APPROVED).furniture
    assert card.marks == ()
    assert card.approved.replace(NBSP, " ") == "Approved 1 Dec 2026, Ward 1"
    assert planned("pocket-card", *APPROVED, today=DUE).furniture.marks == ("REVIEW OVERDUE",)


def test_an_old_approval_does_not_speak_for_a_draft(planned: Planned) -> None:
    """A text that went back to draft keeps the record of its approval, and prints none of it."""
    back = (("status: example", APPROVED[0][1].replace("status: approved", "status: draft")),)
    card = planned("pocket-card", *back).furniture
    assert card.approved == "Not approved"
    assert not card.is_approved
    assert card.marks == ("DRAFT",)


def test_dates_are_written_for_their_readers(planned: Planned) -> None:
    """Clinicians read short months, patients whole ones; nobody reads a date of figures only."""
    said = {variant: planned(variant).furniture.review.replace(NBSP, " ") for variant in VARIANTS}
    assert said["pocket-card"] == said["summary"] == "Review due 1 Nov 2027"
    assert said["patient"] == "Review due 1 November 2027"
    assert NBSP in planned("summary").furniture.review


@pytest.mark.parametrize(
    ("variant", "document"), [("pocket-card", "EXA-C"), ("summary", "EXA-S"), ("patient", "EXA-P")]
)
def test_every_print_has_an_id_of_its_own(planned: Planned, variant: str, document: str) -> None:
    """The id of the topic, and the letter of the variant."""
    assert planned(variant).furniture.document == document
