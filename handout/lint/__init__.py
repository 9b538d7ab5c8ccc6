"""Checks that a well-formed topic is also a sound one."""

from __future__ import annotations

from collections.abc import Iterator

from handout.lint import rules as rules  # filed by being imported
from handout.lint.rule import RULES, Case
from handout.model.diagnostic import Finding


def lint(case: Case) -> Iterator[Finding]:
    """Every finding of every rule about one topic."""
    for rule in RULES:
        for fault in rule.check(case):
            yield Finding(rule.code, rule.severity, fault.message, fault.hint, fault.place, fault.needle)
