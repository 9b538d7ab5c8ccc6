"""Score: findings with points, what each total means, and what became of those who had it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from handout.model.blocks.block import Block
from handout.model.faults import planning, scoring
from handout.model.plan import Line, PlannedBlock, Speaker, lines_of
from handout.model.scoring.item import Choice, Item
from handout.model.scoring.outcomes import Outcome, Outcomes
from handout.model.scoring.score import Band, ScoreBody
from handout.model.scoring.totals import printed
from handout.model.wording import Wording


@dataclass(frozen=True)
class PlannedChoice:
    line: Line
    points: Line


@dataclass(frozen=True)
class PlannedItem:
    """Either ``points``, or ``choices`` that have their own."""

    line: Line
    points: Line | None
    choices: tuple[PlannedChoice, ...]


@dataclass(frozen=True)
class PlannedBand:
    totals: Line
    name: Line
    actions: tuple[Line, ...]


@dataclass(frozen=True)
class PlannedOutcome:
    totals: Line
    found: tuple[Line, ...]


@dataclass(frozen=True)
class PlannedOutcomes:
    caption: Line
    columns: tuple[Line, ...]
    rows: tuple[PlannedOutcome, ...]


@dataclass(frozen=True)
class PlannedScore(PlannedBlock):
    """``columns`` head the items, ``total`` is its word and its most, ``heads`` head the bands."""

    columns: tuple[Line, ...]
    items: tuple[PlannedItem, ...]
    total: tuple[Line, Line]
    heads: tuple[Line, ...]
    bands: tuple[PlannedBand, ...]
    outcomes: PlannedOutcomes | None


class Score(Block):
    """A score: every total that its items can reach has one meaning, and is said whole or not at all."""

    kind: ClassVar[str] = "score"

    score: ScoreBody

    def planned(self, say: Speaker) -> PlannedScore | None:
        caption, points = say.line(self.score.caption), say.fixed("score-points")
        if caption is None and _is_omitted(self.score.caption, say):
            return None
        items = [_item(each, say) for each in self.score.items]
        total = say.fixed("score-total"), self._most(say)
        heads = tuple(say.fixed(label) for label in self._heads())
        bands = [self._band(each, say) for each in self.score.bands]
        if not _is_said((caption, *items, *bands)) or caption is None:
            return None
        outcomes = _outcomes(self.score.outcomes, say) if self.score.outcomes else None
        return PlannedScore(
            kind=self.kind,
            columns=(caption, points),
            items=tuple(filter(None, items)),
            total=total,
            heads=heads,
            bands=tuple(filter(None, bands)),
            outcomes=outcomes,
        )

    def _heads(self) -> tuple[str, ...]:
        does = any(each.actions for each in self.score.bands)
        return ("score-totals", "score-means", *(("score-do",) if does else ()))

    def _most(self, say: Speaker) -> Line:
        """What the points add up to at most; and at least, where that is not nothing."""
        least, most = printed(self.score.least), printed(self.score.most)
        if self.score.least:
            return say.fixed("score-from-to", least=least, most=most)
        return say.fixed("score-of", most=most)

    def _band(self, band: Band, say: Speaker) -> PlannedBand | None:
        totals, name, actions = self._totals(band, say), say.line(band.name), say.lines(band.actions)
        parts = (name, actions or None) if band.actions else (name,)
        return PlannedBand(totals, name, actions) if _is_said(parts) and name else None

    def _totals(self, band: Band, say: Speaker) -> Line:
        single = self.score.single
        if single and single.band == band.id:
            return say.fixed("score-or-single", totals=band, points=printed(single.points))
        return say.fixed("score-span", totals=band)


def _item(item: Item, say: Speaker) -> PlannedItem | None:
    line = say.line(item.item)
    points = None if item.points is None else say.fixed("score-worth", points=printed(item.points))
    choices = [_choice(each, say) for each in item.choices]
    if not _is_said((line, *choices)) or line is None:
        return None
    return PlannedItem(line, points, tuple(filter(None, choices)))


def _choice(choice: Choice, say: Speaker) -> PlannedChoice | None:
    line = say.line(choice.choice)
    return PlannedChoice(line, say.fixed("score-worth", points=printed(choice.points))) if line else None


def _outcomes(table: Outcomes, say: Speaker) -> PlannedOutcomes | None:
    caption, head = say.line(table.caption), say.fixed("score-totals")
    if caption is None and _is_omitted(table.caption, say):
        return None
    columns = [say.line(each) for each in table.columns]
    rows = [_outcome(each, say) for each in table.rows]
    if not _is_said((caption, *columns, *rows)) or caption is None:
        return None
    return PlannedOutcomes(caption, (head, *filter(None, columns)), tuple(filter(None, rows)))


def _outcome(row: Outcome, say: Speaker) -> PlannedOutcome | None:
    totals = say.fixed("score-span", totals=row)
    found = [say.line(each) for each in row.found]
    return PlannedOutcome(totals, tuple(filter(None, found))) if _is_said(found) else None


def _is_omitted(caption: Wording, say: Speaker) -> bool:
    """Whether it is left out here by name, and not only unsaid: then all that it heads is left out."""
    return any(say.says(Wording.model_validate({register: "omitted"})) for register in caption.omit)


def _is_said(parts: Sequence[Any]) -> bool:
    """Whether all of it is said here; what is said only in part is refused."""
    told = [each is not None for each in parts]
    if any(told) and not all(told):
        first = next(line for line in lines_of(tuple(parts)) if line.place)
        planning.refuse(scoring.half_said_score(first.place, first.text))
    return all(told)
