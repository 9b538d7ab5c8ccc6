"""What a rule is, what it may look at, and how it is filed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from handout.model.addressing import is_addressed
from handout.model.diagnostic import Place, Severity, file_page
from handout.model.reference import Reference
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.model.wording import Placed, wordings


@dataclass(frozen=True)
class Case:
    """All a rule may look at; the date is given, never taken from the clock."""

    topic: Topic
    references: Mapping[str, Reference]
    variants: tuple[Variant, ...]
    images: Mapping[str, str]
    covers: Callable[[str], bool]
    today: date

    @cached_property
    def wordings(self) -> list[Placed]:
        """Every wording of the topic, with its place."""
        return wordings(self.topic)

    @cached_property
    def addressed_variants(self) -> tuple[Variant, ...]:
        """The variants that the topic is printed as."""
        return tuple(each for each in self.variants if is_addressed(self.topic, each))


class Fault(NamedTuple):
    place: Place
    message: str
    hint: str
    needle: str = ""


Check = Callable[[Case], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    code: str
    severity: Severity
    check: Check


RULES: list[Rule] = []


def rule(severity: Severity) -> Callable[[Check], Check]:
    """File a check under its own name; its docstring becomes its manual page."""

    def filed(check: Check) -> Check:
        RULES.append(Rule(file_page(check.__name__, severity, check.__doc__), severity, check))
        return check

    return filed


def nearest(word: str, words: Mapping[str, object]) -> str | None:
    """The known word an author most likely meant."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), None)
