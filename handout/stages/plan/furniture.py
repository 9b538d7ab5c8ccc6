"""What stands on every page about the document itself, derived and never switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from handout.model.control import Control
from handout.model.plan import Furniture
from handout.model.quantity import NBSP
from handout.model.variant import Variant


def furniture(
    control: Control,
    variant: Variant,
    labels: Mapping[str, str],
    today: date,
    form: str = "",
    reminded_of: str = "",
) -> Furniture:
    """Id, version, status, dates and marks, as this audience reads them."""
    marks = tuple(_marks(control, labels, today))
    # A draft that was approved once is a draft: what it says now, nobody has approved.
    approved = control.approved if control.status == "approved" else None
    return Furniture(
        audience=_addressed(variant, labels),
        document=_joined(control.id, variant.code, form),
        version=labels["version"].format(version=control.version).replace(" ", NBSP),
        status=labels[f"status-{control.status}"],
        marks=marks,
        approved=(
            labels["approved"].format(day=printed(approved.on, variant, labels), place=approved.place)
            if approved
            else labels["not-approved"]
        ),
        is_approved=approved is not None,
        review=labels["review"].format(day=printed(control.review_due, variant, labels)),
        fingerprint="",
        organisation=control.organisation,
        feedback=labels["feedback"].format(to=control.feedback) if control.feedback else "",
        currency=labels["currency"],
        reminder=(
            labels["reminder"].format(document=_joined(control.id, reminded_of, form)) if reminded_of else ""
        ),
    )


def _joined(*parts: str) -> str:
    return "-".join(filter(None, parts))


def _marks(control: Control, labels: Mapping[str, str], today: date) -> Iterator[str]:
    """What must be seen from two metres: EXAMPLE, DRAFT, REVIEW OVERDUE."""
    if control.status in ("example", "draft"):
        yield labels[f"mark-{control.status}"]
    if today >= control.review_due:
        yield labels["mark-overdue"]


def printed(day: date, variant: Variant, labels: Mapping[str, str]) -> str:
    """A day as the audience reads it: 1 Nov 2027 for clinicians, 1 November 2027 for patients."""
    months = labels["months" if variant.audience == "patient" else "months-short"].split()
    told = labels["date"].format(day=day.day, month=months[day.month - 1], year=day.year)
    return told.replace(" ", NBSP)


def _addressed(variant: Variant, labels: Mapping[str, str]) -> str:
    """The audience as the variant names it, or as the language names it for that variant."""
    names = [f"addressed-{folder}" for folder in reversed(variant.folders)]
    if known := [name for name in names if name in labels]:
        return labels[known[0]]
    return labels["addressed" if "addressed" in labels else names[-1]].format(addressed=variant.addressed)
