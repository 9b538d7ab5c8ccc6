"""The short code printed on every page that identifies what the page says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from handout.model.fingerprint import coded
from handout.model.plan import Line, Plan


def fingerprint(plan: Plan, template_digest: str) -> str:
    """A code of six signs over all that is said to the reader and the template that says it.

    The marks that approval and dates add are left out: approving a text does
    not make it another text.
    """
    said = [plan.topic, plan.variant.id, plan.language, template_digest]
    for part in (plan.title, plan.lead, plan.entries):
        said += _said(part)
    for section in plan.sections:
        said += [section.kind, *_said(section.title), *_said(section.blocks)]
    if plan.site is not None:
        said += _said(plan.site)
    return coded(said)


def _said(node: Any) -> Iterator[str]:
    """All that a planned node puts on paper: its words, and whatever else a template may draw."""
    if isinstance(node, Line):
        yield from (f"{run.kind}|{run.address}|{run.text}" for run in node.runs)
    elif is_dataclass(node):
        for each in fields(node):
            yield from _said(getattr(node, each.name))
    elif isinstance(node, tuple):
        yield f"({len(node)}"
        for item in node:
            yield from _said(item)
    elif isinstance(node, Mapping):
        yield from _said(tuple(node.items()))
    else:
        yield str(node)
