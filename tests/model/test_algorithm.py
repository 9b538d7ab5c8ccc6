"""Flows: drawn downwards, read aloud by their numbers, and no line that could be taken for another."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from handout.model.blocks.algorithm import Algorithm, PlannedAlgorithm, PlannedStep, strokes
from handout.model.flow.boxes import CLEAR
from handout.model.flow.edges import Edge
from handout.model.flow.ways import MOST_ABREAST, MOST_STEPS, Ways, rows
from handout.model.flow.wires import Wire
from handout.model.flow.wiring import Wiring
from handout.model.plan import Line, Run
from handout.model.wording import Wording
from handout.project import Project
from tests.conftest import HERE

LABELS = Project(HERE / "project").labels("en-GB")


@dataclass
class Clear:
    """Says all that is for clinicians, and nothing else."""

    spoken: list[Line] = field(default_factory=list)

    def says(self, wording: Wording) -> bool:
        return wording.text is not None

    def line(self, wording: Wording) -> Line | None:
        return self._line(wording.text.characters) if wording.text else None

    def lines(self, wordings: tuple[Wording, ...]) -> tuple[Line, ...]:
        return tuple(line for wording in wordings if (line := self.line(wording)))

    def fixed(self, label: str, /, **values: object) -> Line:
        return self._line(LABELS[label].format(**values))

    def image(self, name: str) -> str:
        return name

    def _line(self, text: str) -> Line:
        self.spoken.append(Line(len(self.spoken), (Run(text),), ("sections", 0, "steps", 0, "do", "text")))
        return self.spoken[-1]


@st.composite
def flows(draw: st.DrawFn) -> Ways:
    """Steps that are all reached, each from one a little above it, with more arrows anywhere below."""
    number = draw(st.integers(2, MOST_STEPS))
    ways: list[set[int]] = [set() for _ in range(number)]
    for step in range(1, number):
        ways[draw(st.integers(max(0, step - 2), step - 1))].add(step)
    for step in range(number - 1):
        ways[step] |= draw(st.sets(st.integers(step + 1, number - 1), max_size=2))
    return tuple(tuple(sorted(targets)) for targets in ways)


FLOWS = flows().filter(lambda ways: all(len(row) <= MOST_ABREAST for row in rows(ways)))


def written(ways: Ways) -> Algorithm:
    """The flow as an author would write it: a question where ways part, an end where none goes on."""
    steps: list[dict[str, object]] = []
    for step, targets in enumerate(ways):
        said: dict[str, object] = {"end": f"End {step}"}
        if len(targets) == 1:
            said = {"do": f"Do {step}", "then": f"s{targets[0]}"}
        if len(targets) > 1:
            answers = [{"answer": f"answer {to}", "to": f"s{to}"} for to in targets]
            said = {"ask": f"Ask {step}", "answers": answers}
        steps.append({"id": f"s{step}", **said})
    return Algorithm.model_validate({"algorithm": {"steps": steps}})


def planned(ways: Ways) -> PlannedAlgorithm:
    made = written(ways).planned(Clear())
    assert made is not None
    return made


def steps_of(drawn: PlannedAlgorithm) -> list[PlannedStep]:
    return [step for row in drawn.rows for step in row.steps]


def followed(wiring: Wiring, edge: Edge) -> int:
    """The step that a finger comes to which follows one arrow from its port, wire by wire."""
    box = next(box for box in wiring.boxes[edge.start] if box.step == edge.source)
    x, row = box.ports[edge.way], edge.start
    while True:
        (wire,) = (wire for wire in wiring.wires(row) if x in wire.tops)
        x, row = wire.bottom, row + 1
        if wire.is_arrow:
            (met,) = (box for box in wiring.boxes[row] if box.left < x < box.left + box.width)
            return met.step
        assert x in wiring.beside(row)


def uprights(wire: Wire, levels: int) -> list[tuple[Fraction, int, int]]:
    """Where the wire runs upright: its place, and from which level to which."""
    if not wire.lane:
        return [(wire.bottom, 0, levels)]
    return [*((top, 0, wire.lane) for top in wire.tops), (wire.bottom, wire.lane, levels)]


@given(FLOWS)
def test_every_step_is_printed_once_in_its_order(ways: Ways) -> None:
    """Whoever reads the boxes line by line meets the numbers 1, 2, 3 and none twice."""
    numbers = [step.number.text for step in steps_of(planned(ways))]
    assert numbers == [str(number) for number in range(1, len(ways) + 1)]


@given(FLOWS)
def test_every_jump_names_the_number_of_its_target(ways: Ways) -> None:
    """Each answer says where it leads; an action says so unless the next number follows it."""
    for number, (step, targets) in enumerate(zip(steps_of(planned(ways)), ways, strict=True), start=1):
        named = [int(line.text.replace("\u00a0", " ").rpartition(" ")[2]) for line in step.exits]
        goes_on = len(targets) == 1 and targets[0] == number
        assert named == ([] if goes_on else [target + 1 for target in targets])


@given(FLOWS)
def test_every_arrow_leads_down_to_its_own_target(ways: Ways) -> None:
    """A finger that follows a line from a box comes to the box that the line is meant for."""
    wiring = Wiring(ways)
    assert all(edge.end > edge.start for edge in wiring.edges)
    assert {(edge.source, followed(wiring, edge)) for edge in wiring.edges} == {
        (source, target) for source, targets in enumerate(ways) for target in targets
    }


@given(FLOWS)
def test_boxes_of_a_row_never_overlap(ways: Ways) -> None:
    """Boxes stand side by side inside the drawing, and rails run outside them."""
    wiring = Wiring(ways)
    for number, row in enumerate(wiring.boxes):
        assert all(one.left + one.width < other.left for one, other in pairwise(row))
        first, last = row[0].left, row[-1].left + row[-1].width
        assert 0 <= first < last <= 1
        assert all(0 < x < first or last < x < 1 for x in wiring.beside(number))


@given(FLOWS)
def test_no_line_can_be_taken_for_another(ways: Ways) -> None:
    """Lines to two boxes may cross, but never run along each other."""
    wiring = Wiring(ways)
    for row in range(len(wiring.boxes)):
        wires = wiring.wires(row)
        levels = max((wire.lane for wire in wires), default=0) + 1
        for one, other in combinations(wires, 2):
            assert not (one.lane and one.lane == other.lane and one.meets(other))
            for x, top, bottom in uprights(one, levels):
                for at, above, below in uprights(other, levels):
                    assert abs(x - at) >= CLEAR or bottom <= above or below <= top


@given(FLOWS)
def test_every_stroke_stays_between_its_rows(ways: Ways) -> None:
    """No stroke runs upwards, leaves the paper, or crosses a box."""
    wiring = Wiring(ways)
    for row in range(len(wiring.boxes)):
        wires = wiring.wires(row)
        levels = max((wire.lane for wire in wires), default=0) + 1
        for stroke in (stroke for wire in wires for stroke in strokes(wire, levels)):
            left, across = (float(share.rstrip("%")) for share in (stroke.left, stroke.across))
            assert 0 <= stroke.above <= stroke.above + stroke.down <= levels
            assert 0 <= left <= left + across <= 100
