"""From a line of the plan back to its place in the content."""

from __future__ import annotations

from handout.model.diagnostic import Place
from handout.model.document import Ink
from handout.model.plan import Line, Plan

LONGEST_ECHO = 60


def place_of(plan: Plan, line: int | None) -> Place:
    """Where a line of the plan was written, or the whole file."""
    return next((each.place for each in plan.lines() if each.id == line), ())


def part_of(plan: Plan, ink: Ink) -> str:
    """The part of the handout a piece of text stands in, by its title."""
    titles = {section.id: f"section '{section.title.text}'" for section in plan.sections}
    return titles.get(ink.section, f"'{plan.labels['references']}'" if ink.role == "small" else "the title")


def echo(text: str, longest: int = LONGEST_ECHO) -> str:
    """The text as a message shows it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[:longest]}…"


def line_with(plan: Plan, value: str) -> Line | None:
    """The first line of the plan that prints a value."""
    return next((line for line in plan.lines() if value in line.values), None)
