"""Rules about values."""

from __future__ import annotations

from collections.abc import Iterator

from handout.lint.rule import Case, Fault, nearest, rule
from handout.model.diagnostic import Place, Severity
from handout.model.inline import ValueUse
from handout.model.workbook import inputs, work_out


def uses(case: Case) -> Iterator[tuple[Place, ValueUse]]:
    """Each call of a value with its place, in the order of the file."""
    for place, wording in case.wordings:
        for register, prose in wording.said():
            yield from (((*place, register), use) for use in prose.value_uses)


@rule(Severity.ERROR)
def undefined_value(case: Case) -> Iterator[Fault]:
    """A value that is called by name must be defined under ``values:``."""
    for place, use in uses(case):
        if use.name not in (known := {**case.topic.values, **case.topic.slots}):
            near = nearest(use.name, known)
            hint = f"did you mean '{near}'?" if near else f"define '{use.name}' under 'values:'"
            yield Fault(place, f"no value is called '{use.name}'", hint, use.name)


@rule(Severity.ERROR)
def unprintable_value(case: Case) -> Iterator[Fault]:
    """A value is called in a form that it does not have.

    ``{name}`` prints the amount with its unit, ``{name.amount}`` the figure
    alone, ``{name.range}`` from low to high, ``{name.maximum}`` and
    ``{name.maximum-daily}`` the limits; ``basis``, ``form``, ``evidence``,
    ``rounding``, ``sources``, ``reason`` and ``approver`` what is stored under
    these names.
    """
    worked = work_out(case.topic.values).values
    for place, use in uses(case):
        value = worked.get(use.name)
        if value is not None and not value.has(use.form):
            message = f"value '{use.name}' cannot be printed as '{use.form or 'amount with unit'}'"
            yield Fault(place, message, "give the value what this form needs, or use another form")


@rule(Severity.WARNING)
def unused_value(case: Case) -> Iterator[Fault]:
    """A value that no text calls is printed nowhere: a figure may have been typed beside it."""
    used = {use.name for _, use in uses(case)} | set(inputs(case.topic.values))
    for name in case.topic.values:
        if name not in used:
            yield Fault(
                ("values", name), f"value '{name}' is printed nowhere", "call it in a text, or take it out"
            )
