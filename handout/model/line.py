"""One line of a plan, in stretches that look the same throughout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from handout.model.diagnostic import Place
from handout.model.sum import Sum


@dataclass(frozen=True)
class Run:
    """A stretch of one line that looks the same throughout; a bound one keeps to what follows it.

    ``sums`` give its figures, from left to right, where they were worked out.
    """

    text: str
    kind: Literal["words", "strong", "value", "strong-value", "mark", "link", "gap", "blank"] = "words"
    address: str = ""
    is_bound: bool = False
    sums: tuple[Sum, ...] = ()
    english: str = ""


@dataclass(frozen=True)
class Line:
    """One thing said: a statement, a title, a cell, an entry; ``id`` counts them in reading order."""

    id: int
    runs: tuple[Run, ...]
    place: Place = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def capitalised(self) -> Line:
        """The line as it heads a row or begins a sentence."""
        first, *others = self.runs
        return replace(self, runs=(replace(first, text=first.text[:1].upper() + first.text[1:]), *others))

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(run.text for run in self.runs if run.kind.endswith("value"))
