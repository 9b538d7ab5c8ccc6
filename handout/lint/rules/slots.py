"""Rules about slots."""

from __future__ import annotations

from collections.abc import Iterator

from handout.lint.rule import Case, Fault, rule
from handout.lint.rules.values import uses
from handout.model.diagnostic import Severity


@rule(Severity.WARNING)
def unused_slot(case: Case) -> Iterator[Fault]:
    """A slot that no text calls is filled in by every site and printed by none."""
    used = {use.name for _, use in uses(case)}
    for name in case.topic.slots:
        if name not in used:
            yield Fault(
                ("slots", name), f"slot '{name}' is printed nowhere", "call it in a text, or take it out"
            )


@rule(Severity.ERROR)
def slot_with_form(case: Case) -> Iterator[Fault]:
    """A slot is called in a form, as only a value has one: ``{team.range}``.

    What a site writes is printed as it stands.
    """
    for place, use in uses(case):
        if use.form and use.name in case.topic.slots:
            message = f"'{use.name}' is a slot, and has no '{use.form}'"
            yield Fault(place, message, f"write {{{use.name}}}", use.name)
