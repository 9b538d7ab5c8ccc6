"""Conversion: doses of one medicine as doses of another, worked out beforehand, never at the bedside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from handout.model.blocks.block import Block
from handout.model.conversion.lines import (
    figures_line,
    head_line,
    listed_line,
    marked_line,
    name_line,
    reduction_line,
    sentences_line,
)
from handout.model.conversion.planned import (
    PlannedConversionRow,
    PlannedEquivalents,
    PlannedExample,
    PlannedOrigins,
)
from handout.model.conversion.row import Row
from handout.model.conversion.table import ConversionBody
from handout.model.faults import planning
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.quantity import Quantity


@dataclass(frozen=True)
class PlannedConversion(PlannedBlock):
    """``origins`` stand where there is room for the evidence; elsewhere ``notes`` say that sources differ."""

    caption: Line | None
    tables: tuple[PlannedEquivalents, ...]
    notes: tuple[Line, ...]
    examples: tuple[PlannedExample, ...]
    evidence: Line | None
    heads: tuple[Line, ...]
    origins: tuple[PlannedOrigins, ...]


class Conversion(Block):
    """Doses of several medicines as doses of one, with their sources, where they differ and why one is used.

    What is printed is worked out from the factors stored here; an example
    that does not come out is refused. Nothing is worked out above ``up_to``.
    """

    kind: ClassVar[str] = "conversion"

    conversion: ConversionBody

    def planned(self, say: Speaker) -> PlannedConversion | None:
        body = self.conversion
        if not say.says(body.to.medicine) or (body.caption and not say.says(body.caption)):
            return None
        anchor = say.line(body.caption or body.to.medicine)
        caption = anchor if body.caption else None
        rows = tuple(row for row in body.rows if not _is_left_out(row, say))
        by_target = groupby(rows, lambda row: self.conversion.target(row).identity)
        tables = tuple(self._table(tuple(some), say) for _, some in by_target)
        whole = tuple(table for table in tables if table is not None)
        if len(whole) < len(tables):
            planning.refuse(planning.half_said_row(anchor.place if anchor else (), body.to.name))
        return self._whole(caption, whole, rows, say) if rows else None

    def _whole(
        self,
        caption: Line | None,
        tables: tuple[PlannedEquivalents, ...],
        rows: tuple[Row, ...],
        say: Speaker,
    ) -> PlannedConversion:
        """What follows the tables, in the order in which it is read."""
        body = self.conversion
        is_short = body.evidence is None or not say.says(body.evidence)
        notes = tuple(self._notes(rows, say, is_short=is_short))
        examples = tuple(each for row in rows if (each := self._example(row, say)) is not None)
        evidence = say.line(body.evidence) if body.evidence else None
        heads: tuple[Line, ...] = ()
        origins: tuple[PlannedOrigins, ...] = ()
        if evidence is not None:
            head = head_line(self.conversion.target(rows[0]), say) if len(tables) == 1 else None
            gives = head or say.fixed("conversion-gives")
            heads = (say.fixed("conversion-who"), say.fixed("conversion-factor"), gives)
            origins = tuple(self._origins(row, say, is_common=len(tables) == 1) for row in rows)
        return PlannedConversion(self.kind, caption, tables, notes, examples, evidence, heads, origins)

    def _table(self, rows: tuple[Row, ...], say: Speaker) -> PlannedEquivalents | None:
        """The rows that lead to one measure, or nothing where a part of them is not said here."""
        head = head_line(self.conversion.target(rows[0]), say)
        columns = (say.fixed("conversion-of"), say.fixed("conversion-amount"))
        said = tuple(planned for row in rows if (planned := self._row(row, say)) is not None)
        if head is None or len(said) < len(rows):
            return None
        return PlannedEquivalents((*columns, head), said)

    def _row(self, row: Row, say: Speaker) -> PlannedConversionRow | None:
        medicine, to = say.line(row.of.medicine), self.conversion.target(row)
        route = say.line(row.of.route) if row.of.route else None
        if medicine is None or (row.of.route and route is None):
            return None
        caveat = say.line(row.caveat) if row.caveat else None
        lines = tuple(
            (
                say.fixed("conversion-cell", amount=row.of.of(amount)),
                say.fixed("conversion-cell", amount=row.worth(amount, row.factor, to, "")),
            )
            for amount in row.lines
        )
        return PlannedConversionRow(medicine, route, caveat, lines)

    def _example(self, row: Row, say: Speaker) -> PlannedExample | None:
        """Each step in words: signs for multiplying and dividing are lost on the way to paper (D6)."""
        example, title = row.example, _title(row, say)
        if example is None or title is None:
            return None
        to = self.conversion.target(row)
        given, name = example.given.into(row.of.amount.unit).amount, name_line(to, say)
        result = row.worth(given, row.factor, to, to.amount.per)
        multiplied = {"factor": Quantity(row.factor, ""), "to": name.text if name else "", "result": result}
        steps = [
            say.fixed("conversion-start", given=example.given),
            say.fixed("conversion-multiply", **multiplied),
        ]
        if example.reduce:
            steps.append(reduction_line(example, row.worth(given, row.factor, to, ""), say))
        return PlannedExample(title, tuple(steps))

    def _notes(self, rows: tuple[Row, ...], say: Speaker, *, is_short: bool) -> Iterator[Line]:
        """Where there is no room for the evidence: whose figures these are, and that others differ."""
        if any(row.amounts or row.up_to for row in rows):
            yield say.fixed("conversion-ends")
        if not is_short:
            return
        used = {row.used.cite: row.used for row in rows}
        said = [line for each in used.values() if (line := say.line(each)) is not None]
        names = [name.text for row in rows if row.differs and (name := name_line(row.of, say))]
        parts = [listed_line(say.fixed("conversion-figures"), said)] if said else []
        if names and len(names) == len(rows):
            parts.append(say.fixed("conversion-differ-all"))
        elif names:
            parts.append(say.fixed("conversion-differ", names=", ".join(names)))
        if parts:
            yield sentences_line(parts)

    def _origins(self, row: Row, say: Speaker, *, is_common: bool) -> PlannedOrigins:
        """What each source makes of one amount; a measure common to all rows has its time in the head."""
        to = self.conversion.target(row)
        per = "" if is_common else to.amount.per
        name = name_line(row.of, say)
        title = say.fixed("conversion-at", name=name.text if name else "", amount=row.of.of(row.at))
        said = [(each, who) for each in row.sources if (who := say.line(each)) is not None]
        lines = tuple(
            (
                marked_line(who, say) if each is row.used and row.differs else who,
                figures_line([Quantity(end, "") for end in each.ends(row.factor)], say),
                figures_line([row.worth(row.at, end, to, per) for end in each.ends(row.factor)], say),
            )
            for each, who in said
        )
        notes = tuple(self._reasons(row, say))
        return PlannedOrigins(title, lines, tuple(each is row.used for each, _ in said), notes)

    def _reasons(self, row: Row, say: Speaker) -> Iterator[Line]:
        if row.because and (line := say.line(row.because)):
            yield line
        if row.inverse:
            yield say.fixed(
                f"conversion-inverse-{row.inverse.rounded}", figure=Quantity(row.inverse.figure, "")
            )


def _is_left_out(row: Row, say: Speaker) -> bool:
    """A row is left out where its medicine is, by name and with a reason; otherwise it is said whole."""
    return bool(row.of.medicine.omit) and not say.says(row.of.medicine)


def _title(row: Row, say: Speaker) -> Line | None:
    """What heads the example of a row; nothing where it is left out."""
    if row.example is not None and row.example.title is not None:
        return say.line(row.example.title)
    name = name_line(row.of, say)
    return say.fixed("conversion-example", name=name.text) if name else None
