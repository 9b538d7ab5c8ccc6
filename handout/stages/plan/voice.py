"""The voice of one variant: says each wording in its register, with values and marks filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from handout.citations import style
from handout.model.diagnostic import Refusal
from handout.model.figures import NBSP, SPACED_UNITS, FigureStyle
from handout.model.inline import Citation, Inline, Link, Prose, ValueUse, Words
from handout.model.language.bidi import closed, isolated, runs_right_to_left
from handout.model.language.speech import Speech
from handout.model.plan import Line, Run
from handout.model.reference import Reference
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.model.wording import Statement, Wording, wordings
from handout.model.workbook import Workings, work_out
from handout.stages.plan.figures import Figures
from handout.stages.plan.joining import joined

BLANK = NBSP * 16
"""Room to write by hand; read aloud it is silence."""


class Voice:
    """Speaks for one variant, and numbers what it cites in the order in which it speaks."""

    def __init__(
        self,
        topic: Topic,
        variant: Variant,
        labels: Mapping[str, str],
        images: Mapping[str, str],
        fillings: Mapping[str, str] | None = None,
        figure_style: FigureStyle = SPACED_UNITS,
        speech: Speech | None = None,
    ) -> None:
        self._variant, self._images = variant, images
        self._figures = Figures(_worked_out(topic), labels, figure_style, speech)
        self._style = style(variant.citation_style)
        self._places = {id(wording): place for place, wording in wordings(topic)}
        self._slots, self._fillings = topic.slots, fillings or {}
        self._called: dict[str, None] = {}
        self._is_cited = variant.is_cited
        self._turns = labels.get("direction") == "rtl"
        self._numbers: dict[str, int] = {}
        self._spoken = 0

    @property
    def cited(self) -> tuple[str, ...]:
        """The cite keys met so far, in the order in which a reader meets them."""
        return tuple(self._numbers)

    @property
    def filled_in(self) -> tuple[str, ...]:
        """The slots called so far that the site has filled."""
        return tuple(name for name in self._called if name in self._fillings)

    @property
    def left_open(self) -> tuple[str, ...]:
        """The slots called so far that nobody has filled."""
        return tuple(name for name in self._called if name not in self._fillings)

    def says(self, wording: Wording) -> bool:
        """The variant accepts a register in which the wording speaks."""
        return wording.register_for(self._variant.registers) is not None

    def line(self, wording: Wording) -> Line | None:
        """The wording in the first register this variant accepts, or nothing."""
        register = wording.register_for(self._variant.registers)
        if register is None:
            return None
        prose: Prose = getattr(wording, register)
        runs = [run for each in prose.inlines for run in self._runs(each)]
        if isinstance(wording, Statement) and wording.cite and not prose.cite_keys:
            runs += [Run(NBSP), self._mark(wording.cite)]
        return self._numbered(self._joined(runs), (*self._places.get(id(wording), ()), register))

    def lines(self, said: Iterable[Wording]) -> tuple[Line, ...]:
        return tuple(line for wording in said if (line := self.line(wording)) is not None)

    def fixed(self, label: str, /, **values: object) -> Line:
        """A line in the template's own words; figures filled in are values like any other."""
        return self._numbered(self._joined(self._figures.filled(label, values)), ())

    def entry(self, reference: Reference) -> Line:
        """The reference as one line of the list."""
        return self._numbered(self._style.entry(reference), ())

    def address(self, text: str, address: str) -> Line:
        """A line that is one link."""
        return self._numbered(self._joined([Run(text, "link", address)]), ())

    def image(self, name: str) -> str:
        return self._images[name]

    def _joined(self, runs: Iterable[Run]) -> tuple[Run, ...]:
        return joined([_turned(run) for run in runs] if self._turns else list(runs))

    def _numbered(self, runs: tuple[Run, ...], place: tuple[str | int, ...]) -> Line:
        self._spoken += 1
        return Line(self._spoken, runs, place)

    def _runs(self, inline: Inline) -> Iterator[Run]:
        match inline:
            case Words():
                yield Run(inline.text, "strong" if inline.strong else "words")
            case Link():
                yield Run(inline.text, "link", inline.address)
            case Citation():
                yield self._mark(inline.keys)
            case ValueUse() if inline.name in self._slots:
                yield self._slot(inline)
            case ValueUse():
                yield from self._figures.said(inline, self._mark)

    def _slot(self, use: ValueUse) -> Run:
        """What the site wrote there; or a blank to write on."""
        self._called[use.name] = None
        given = self._fillings.get(use.name)
        if given is None:
            return Run(BLANK, "blank")
        if self._slots[use.name].kind == "limit":
            return Run(given, "strong-value" if use.strong else "value")
        return Run(given, "strong" if use.strong else "words")

    def _mark(self, keys: Iterable[str]) -> Run:
        if not self._is_cited:
            return Run("", "mark")
        for key in keys:
            self._numbers.setdefault(key, len(self._numbers) + 1)
        return Run(self._style.marks(sorted({self._numbers[key] for key in keys})), "mark")


def _turned(run: Run) -> Run:
    """The run as it stands among words that run from right to left: its figures keep their order."""
    if run.kind in ("gap", "blank"):
        return run
    is_one = run.kind in ("mark", "link") or not runs_right_to_left(run.text)
    if run.kind in ("words", "strong") or not is_one:
        return replace(run, text=isolated(run.text))
    return replace(run, text=closed(run.text))


def _worked_out(topic: Topic) -> Workings:
    """The values with what their sums give now: a card of a batch may have put in a figure of its own."""
    workings = work_out(topic.values)
    if workings.findings:
        raise Refusal(each.below(("values",)) for each in workings.findings)
    return workings
