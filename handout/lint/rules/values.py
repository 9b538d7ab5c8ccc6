"""Rules about values."""

from __future__ import annotations

from collections.abc import Iterator

from handout.lint.rule import Case, Fault, nearest, rule
from handout.model.diagnostic import Place, Severity
from handout.model.inline import ValueUse
from handout.model.wording import wordings


def uses(case: Case) -> Iterator[tuple[Place, ValueUse]]:
    """Each call of a value with its place, in the order of the file."""
    for place, wording in wordings(case.topic):
        for register, prose in wording.said():
            yield from (((*place, register), use) for use in prose.value_uses)


@rule(Severity.ERROR)
def undefined_value(case: Case) -> Iterator[Fault]:
    """A value that is called by name must be defined under ``values:``."""
    for place, use in uses(case):
        if use.name not in case.topic.values:
            near = nearest(use.name, case.topic.values)
            hint = f"did you mean '{near}'?" if near else f"define '{use.name}' under 'values:'"
            yield Fault(place, f"no value is called '{use.name}'", hint, use.name)


@rule(Severity.ERROR)
def unprintable_value(case: Case) -> Iterator[Fault]:
    """A value is called in a form that it does not have.

    ``{name}`` prints the amount with its unit, ``{name.amount}`` the figure
    alone, ``{name.range}`` from low to high.
    """
    for place, use in uses(case):
        value = case.topic.values.get(use.name)
        if value is not None and value.printed(use.form) is None:
            message = f"value '{use.name}' cannot be printed as '{use.form or 'amount with unit'}'"
            yield Fault(
                place, message, "use {name}, {name.amount} or {name.range}, and give the value what it needs"
            )


@rule(Severity.WARNING)
def unused_value(case: Case) -> Iterator[Fault]:
    """A value that no text calls is printed nowhere: a figure may have been typed beside it."""
    used = {use.name for _, use in uses(case)}
    for name in case.topic.values:
        if name not in used:
            yield Fault(
                ("values", name), f"value '{name}' is printed nowhere", "call it in a text, or take it out"
            )
