"""The voice of one variant: says each wording in its register, with values and marks filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from string import Formatter

from handout.citations import style
from handout.model.inline import Citation, Inline, Link, Prose, ValueUse, Words
from handout.model.plan import Line, Run
from handout.model.quantity import NBSP, UNITS
from handout.model.reference import Reference
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.model.wording import Statement, Wording, wordings

# A figure never parts from its unit (NHS CUI MEDi-041; rule NB-1).
_UNITS = "|".join(
    (*map(re.escape, UNITS), "microgram", "nanogram", "unit", "hour", "minute", "day", "weeks?", "months?")
)
_PARTED = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?:\b|(?<=%)))")


class Voice:
    """Speaks for one variant, and numbers what it cites in the order in which it speaks."""

    def __init__(
        self, topic: Topic, variant: Variant, labels: Mapping[str, str], images: Mapping[str, str]
    ) -> None:
        self._values, self._variant, self._labels, self._images = topic.values, variant, labels, images
        self._style = style(variant.citation_style)
        self._places = {id(wording): place for place, wording in wordings(topic)}
        self._numbers: dict[str, int] = {}
        self._spoken = 0

    @property
    def cited(self) -> tuple[str, ...]:
        """The cite keys met so far, in the order in which a reader meets them."""
        return tuple(self._numbers)

    def line(self, wording: Wording) -> Line | None:
        """The wording in the first register this variant accepts, or nothing."""
        register = wording.register_for(self._variant.registers)
        if register is None:
            return None
        prose: Prose = getattr(wording, register)
        runs = [run for each in prose.inlines for run in self._runs(each)]
        if isinstance(wording, Statement) and wording.cite and not prose.cite_keys:
            runs += [Run(NBSP), self._mark(wording.cite)]
        return self._numbered(_joined(runs), (*self._places.get(id(wording), ()), register))

    def lines(self, said: Iterable[Wording]) -> tuple[Line, ...]:
        return tuple(line for wording in said if (line := self.line(wording)) is not None)

    def fixed(self, label: str, /, **values: object) -> Line:
        """A line in the template's own words; figures filled in are values like any other."""
        runs: list[Run] = []
        for words, name, _, _ in Formatter().parse(self._labels[label]):
            runs += [Run(words)] if words else []
            if name:
                given = str(values[name])
                runs.append(Run(given, "value" if given[:1].isdigit() and NBSP in given else "words"))
        return self._numbered(_joined(runs), ())

    def entry(self, reference: Reference) -> Line:
        """The reference as one line of the list."""
        return self._numbered(self._style.entry(reference), ())

    def image(self, name: str) -> str:
        return self._images[name]

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
            case ValueUse():
                yield Run(self._value(inline), "strong-value" if inline.strong else "value")

    def _mark(self, keys: Iterable[str]) -> Run:
        for key in keys:
            self._numbers.setdefault(key, len(self._numbers) + 1)
        return Run(self._style.marks(sorted({self._numbers[key] for key in keys})), "mark")

    def _value(self, use: ValueUse) -> str:
        printed = self._values[use.name].printed(use.form)
        if printed is None:
            raise LookupError(f"{use.name} passed lint, yet cannot be printed")
        return printed


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """A mark keeps to the word before it, and a figure to its unit."""
    out: list[Run] = []
    for run in runs:
        if run.kind == "mark":
            out = _bind_last_word(out)
        text = run.text if run.kind == "link" else _PARTED.sub(NBSP, run.text)
        out.append(replace(run, text=text))
    return tuple(_gapped(out))


def _gapped(runs: list[Run]) -> Iterator[Run]:
    """The space before a stretch of another look as a run of its own.

    Left at the end of plain words it makes WeasyPrint 70 end some lines after
    their first word.
    """
    for run, following in zip_longest(runs, runs[1:]):
        parted = following is not None and (following.is_bound or following.kind not in ("words", "mark"))
        if parted and run.kind == "words" and not run.is_bound and run.text.endswith(" ") and run.text != " ":
            yield replace(run, text=run.text[:-1])
            yield Run(" ", "gap")
        else:
            yield replace(run, kind="gap") if parted and run.text == " " else run


def _bind_last_word(runs: list[Run]) -> list[Run]:
    """The runs with their last word cut off and bound to what follows.

    One unbreakable piece is what the typesetter needs: a no-break space right
    before an inline element makes it end the line after its first word.
    """
    if not runs:
        return runs
    *before, last = runs
    body = last.text.rstrip(" " + NBSP)
    gap = NBSP if len(body) < len(last.text) else ""
    if not body and before:
        return [*_bind_last_word(before), Run(gap, is_bound=True)]
    head, space, word = ("", "", body) if last.kind.endswith("value") else body.rpartition(" ")
    kept = [replace(last, text=head + space)] if head + space else []
    bound = [replace(last, text=word, is_bound=True)] if word else []
    return [*before, *kept, *bound, *([Run(gap, is_bound=True)] if gap else [])]
