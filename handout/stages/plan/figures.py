"""How one variant says a figure: in its figure style, with the sums that the proof works out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import Formatter

from handout.model.figures import NBSP, FigureStyle
from handout.model.inline import ValueUse
from handout.model.language.speech import Speech
from handout.model.plan import Run
from handout.model.quantity import Quantity
from handout.model.sum import Worked
from handout.model.value import Value
from handout.model.workbook import Workings

Mark = Callable[[Iterable[str]], Run]


@dataclass(frozen=True)
class Figures:
    """The values of a topic and the template's own words, said in one figure style."""

    workings: Workings
    labels: Mapping[str, str]
    style: FigureStyle
    speech: Speech | None = None

    def filled(self, label: str, values: Mapping[str, object]) -> Iterator[Run]:
        """The words of a label, with figures filled in."""
        for words, name, _, _ in Formatter().parse(self.labels[label]):
            if words:
                yield Run(words)
            if name:
                yield self._given(values[name])

    def _given(self, given: object) -> Run:
        if isinstance(given, Worked):
            return replace(self._given(given.figure), sums=(given.sum.into(given.figure),))
        if isinstance(given, Quantity):
            return self._value(self.style.amount(given.amount, given.unit, given.per))
        text = str(given)
        return Run(text, "value" if text[:1].isdigit() and NBSP in text else "words")

    def said(self, use: ValueUse, mark: Mark) -> Iterator[Run]:
        """A value in the form that it is called in."""
        for run in self._runs(use, mark):
            yield _strong(run) if use.strong else run

    def _runs(self, use: ValueUse, mark: Mark) -> Iterator[Run]:
        value = self.workings.values[use.name]
        match use.form:
            case "maximum" | "maximum-daily":
                yield from self.filled(f"value-{use.form}", {"amount": self._limit(use)})
            case "basis" | "evidence":
                yield Run(self.labels[f"value-{use.form}-{getattr(value, use.form)}"])
            case "rounding" if value.rounding:
                rule = value.rounding
                yield from self.filled(f"value-rounding-{rule.direction}", {"step": rule.to})
            case "form" | "reason" | "approver":
                yield Run(self._phrase(getattr(value, use.form)))
            case "sources":
                yield from self._sources(value, mark)
            case _:
                yield self._figure(use, value)

    def _value(self, printed: str, name: str = "") -> Run:
        """A figure, in the language of the print."""
        if self.speech is None:
            return Run(printed, "value")
        return Run(self.speech.told(printed, name), "value", english=printed)

    def _phrase(self, text: str) -> str:
        return self.speech.phrase(text) if self.speech else text

    def _limit(self, use: ValueUse) -> object:
        figure = self.workings.values[use.name].figure(use.form)
        sum_ = self.workings.sums.get((use.name, use.form))
        if figure is None or sum_ is None:
            return figure
        is_rate = sum_.steps[-1].endswith("/day") and not figure.time
        return Worked(figure, sum_.then("1 day", "×") if is_rate else sum_)

    def _figure(self, use: ValueUse, value: Value) -> Run:
        printed = value.printed(use.form, self.style)
        if printed is None:
            raise LookupError(f"{use.name} passed lint, yet cannot be printed")
        is_range = use.form == "range" or value.amount is None
        parts = ("low", "high") if is_range else ("amount",)
        sums = tuple(
            self.workings.sums[use.name, part] for part in parts if (use.name, part) in self.workings.sums
        )
        return replace(self._value(printed, use.name), sums=sums if len(sums) == len(parts) else ())

    def _sources(self, value: Value, mark: Mark) -> Iterator[Run]:
        """What each source says, with its mark; the one that is followed is named."""
        for number, source in enumerate(value.sources):
            changes = {"amount": source.amount, "low": source.low, "high": source.high}
            unit = {"unit": source.unit} if source.unit else {}
            said = value.model_copy(update={**changes, **unit})
            yield from [Run(", ")] if number else []
            yield self._value(said.printed("", self.style) or "")
            yield Run(NBSP)
            yield mark(source.cite)
            if value.chosen in source.cite:
                yield Run(f" ({self.labels['value-chosen']})")


def _strong(run: Run) -> Run:
    match run.kind:
        case "words":
            return replace(run, kind="strong")
        case "value":
            return replace(run, kind="strong-value")
        case _:
            return run
