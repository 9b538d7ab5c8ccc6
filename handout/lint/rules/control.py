"""Rules about how far a topic has come, and how old it is."""

from __future__ import annotations

from collections.abc import Iterator

from handout.lint.rule import Case, Fault, rule
from handout.model.diagnostic import Severity


@rule(Severity.ERROR)
def withdrawn_topic(case: Case) -> Iterator[Fault]:
    """A withdrawn topic is not printed."""
    if case.topic.control.status == "withdrawn":
        yield Fault(
            ("control", "status"), "this topic is withdrawn", "collect its prints; delete the file to end it"
        )


@rule(Severity.ERROR)
def approved_out_of_time(case: Case) -> Iterator[Fault]:
    """A topic was approved before it was written, or on a day that is yet to come.

    What was approved is then another text than this one, or nobody has read it yet.
    """
    control = case.topic.control
    if control.approved is None or control.status != "approved":
        return
    if control.approved.on < control.written:
        message = f"this was approved on {control.approved.on}; the text was written on {control.written}"
        yield Fault(("control", "approved", "on"), message, "read it, then approve it")
    if control.approved.on > case.today:
        message = f"this was approved on {control.approved.on}, which is yet to come"
        yield Fault(("control", "approved", "on"), message, "correct the date")


@rule(Severity.WARNING)
def review_overdue(case: Case) -> Iterator[Fault]:
    """The review date has passed: every page says REVIEW OVERDUE (rule DOC-5)."""
    due = case.topic.control.review_due
    if case.today >= due:
        hint = "review the content, then move the date"
        yield Fault(("control", "review_due"), f"the review was due on {due.isoformat()}", hint)


@rule(Severity.WARNING)
def review_too_late(case: Case) -> Iterator[Fault]:
    """The review is due more than three years after the text was written (rules PIF-1, DOC-4)."""
    control = case.topic.control
    if (control.review_due - control.written).days > 3 * 366:
        hint = "bring the date within three years"
        yield Fault(("control", "review_due"), "the review is due more than three years after writing", hint)
