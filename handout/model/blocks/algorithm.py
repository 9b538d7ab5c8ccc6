"""Algorithm: a flow of steps and decisions, drawn from top to bottom and read aloud by its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar, Literal

from handout.model.blocks.block import Block
from handout.model.diagnostic import Finding
from handout.model.faults import flow, planning
from handout.model.flow.algorithm import AlgorithmBody, Arrow
from handout.model.flow.boxes import Box
from handout.model.flow.wires import Wire
from handout.model.flow.wiring import Wiring
from handout.model.plan import Line, PlannedBlock, Speaker
from handout.model.wording import Wording


@dataclass(frozen=True)
class Stroke:
    """A stretch of a connector: from the left and across in per cent, from above and down in levels."""

    left: str
    across: str
    above: int
    down: int
    is_arrow: bool = False


@dataclass(frozen=True)
class PlannedStep:
    """A box with its number; ``exits`` are the answers and where they lead, or where an action goes on to."""

    look: Literal["do", "ask", "end"]
    gap: str
    width: str
    number: Line
    text: Line
    exits: tuple[Line, ...]


@dataclass(frozen=True)
class PlannedRow:
    """Steps side by side; ``tails`` run behind and beside them, ``strokes`` below, on so many levels."""

    steps: tuple[PlannedStep, ...]
    tails: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    levels: int


@dataclass(frozen=True)
class PlannedAlgorithm(PlannedBlock):
    title: Line | None
    rows: tuple[PlannedRow, ...]


class Algorithm(Block):
    """A flow of numbered boxes whose arrows lead downwards only (rule COG-2).

    Each answer says the number that it leads to, so that the drawing can be
    read aloud as it stands.
    """

    kind: ClassVar[str] = "algorithm"

    algorithm: AlgorithmBody

    def planned(self, say: Speaker) -> PlannedAlgorithm | None:
        said = [all(map(say.says, self._wordings(number))) for number in range(len(self.algorithm.steps))]
        if not any(said):
            return None
        if not all(said):
            planning.refuse(self._half_said(said, say))
        title = say.line(self.algorithm.title) if self.algorithm.title else None
        wiring = Wiring(self.algorithm.ways)
        return PlannedAlgorithm(
            self.kind, title, tuple(self._row(number, wiring, say) for number in range(len(wiring.boxes)))
        )

    def _half_said(self, said: list[bool], say: Speaker) -> Finding:
        """The first step that is not said, found beside one that is."""
        line = say.line(self.algorithm.steps[said.index(True)].statement)
        missing = said.index(False)
        return flow.half_said_flow((*line.place[:-3], missing) if line else (), missing + 1)

    def _wordings(self, number: int) -> Iterator[Wording]:
        yield self.algorithm.steps[number].statement
        yield from (arrow.said for arrow in self.algorithm.arrows[number] if arrow.said)

    def _row(self, number: int, wiring: Wiring, say: Speaker) -> PlannedRow:
        boxes, wires = wiring.boxes[number], wiring.wires(number)
        ends = (Fraction(0), *(box.left + box.width for box in boxes))
        tails = (*(port for box in boxes for port in box.ports), *wiring.beside(number))
        levels = max((wire.lane for wire in wires), default=0) + 1
        return PlannedRow(
            tuple(self._step(box, box.left - end, say) for box, end in zip(boxes, ends, strict=False)),
            tuple(map(percent, tails)),
            tuple(stroke for wire in wires for stroke in strokes(wire, levels)),
            levels if wires else 0,
        )

    def _step(self, box: Box, gap: Fraction, say: Speaker) -> PlannedStep:
        step = self.algorithm.steps[box.step]
        number, text = say.fixed("algorithm-number", number=box.step + 1), say.line(step.statement)
        if text is None:
            raise LookupError(f"step {box.step + 1} speaks, yet says nothing")
        exits = tuple(
            line for arrow in self.algorithm.arrows[box.step] for line in self._exit(arrow, box, say)
        )
        look: Literal["do", "ask", "end"] = "do" if step.do else "ask" if step.ask else "end"
        return PlannedStep(look, percent(gap), percent(box.width), number, text, exits)

    def _exit(self, arrow: Arrow, box: Box, say: Speaker) -> Iterator[Line]:
        """What an arrow says: nothing where an action goes on to the number that follows."""
        answer = say.line(arrow.said) if arrow.said else say.fixed(arrow.label) if arrow.label else None
        if answer is not None:
            go = say.fixed("algorithm-go", number=arrow.to + 1)
            strong = tuple(replace(run, kind=_STRONG.get(run.kind, run.kind)) for run in answer.runs)
            yield Line(go.id, (*strong, *go.runs), answer.place)
        elif arrow.to != box.step + 1:
            yield say.fixed("algorithm-then", number=arrow.to + 1)


_STRONG: dict[str, Literal["strong", "strong-value"]] = {"words": "strong", "value": "strong-value"}


def percent(share: Fraction) -> str:
    return f"{float(share) * 100:.2f}%"


def strokes(wire: Wire, levels: int) -> Iterator[Stroke]:
    """The stretches of a wire, from its sources to where it leaves the space below a row."""
    if not wire.lane:
        yield Stroke(percent(wire.bottom), "0%", 0, levels, wire.is_arrow)
        return
    for top in wire.tops:
        yield Stroke(percent(top), "0%", 0, wire.lane)
    yield Stroke(percent(wire.low), percent(wire.high - wire.low), wire.lane, 0)
    yield Stroke(percent(wire.bottom), "0%", wire.lane, levels - wire.lane, wire.is_arrow)
