"""What stands on every page about the document itself, derived and never switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from handout.model.control import Control
from handout.model.plan import Furniture
from handout.model.quantity import NBSP
from handout.model.variant import Variant

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def furniture(control: Control, variant: Variant, labels: Mapping[str, str], today: date) -> Furniture:
    """Id, version, status, dates and marks, as this audience reads them."""
    marks = tuple(_marks(control, labels, today))
    # A draft that was approved once is a draft: what it says now, nobody has approved.
    approved = control.approved if control.status == "approved" else None
    return Furniture(
        audience=variant.addressed,
        document=f"{control.id}-{variant.code}",
        version=labels["version"].format(version=control.version).replace(" ", NBSP),
        status=labels[f"status-{control.status}"],
        marks=marks,
        approved=(
            labels["approved"].format(day=printed(approved.on, variant), place=approved.place)
            if approved
            else labels["not-approved"]
        ),
        is_approved=approved is not None,
        review=labels["review"].format(day=printed(control.review_due, variant)),
        fingerprint="",
        organisation=control.organisation,
        feedback=labels["feedback"].format(to=control.feedback) if control.feedback else "",
        currency=labels["currency"],
    )


def _marks(control: Control, labels: Mapping[str, str], today: date) -> Iterator[str]:
    """What must be seen from two metres: EXAMPLE, DRAFT, REVIEW OVERDUE."""
    if control.status in ("example", "draft"):
        yield labels[f"mark-{control.status}"]
    if today >= control.review_due:
        yield labels["mark-overdue"]


def printed(day: date, variant: Variant) -> str:
    """A day as the audience reads it: 1 Nov 2027 for clinicians, 1 November 2027 for patients."""
    month = MONTHS[day.month - 1]
    return f"{day.day}{NBSP}{month if variant.audience == 'patient' else month[:3]}{NBSP}{day.year}"
