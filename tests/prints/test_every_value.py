"""Every value of every topic is printed from its one home: change it there, and each print changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any
from zlib import crc32

import pypdfium2
import pytest

from handout.model.blocks.dose_table import DoseTable, PlannedDoseTable
from handout.model.diagnostic import HandoutError
from handout.model.dose_bands import Band, DoseTableBody
from handout.model.plan import Line, Plan, Run, lines_of
from handout.model.quantity import Quantity
from handout.model.record import Record
from handout.model.topic import Topic
from handout.model.value import Value
from handout.model.wording import wordings
from handout.model.workbook import work_out
from handout.project import PACKAGED, Project
from handout.sound import known_variants, planned, sound_topic
from handout.stages.prove.sums import sums
from handout.stages.prove.words import squeezed
from handout.stages.render import render
from handout.stages.typeset import typeset
from tests.conftest import TODAY

PROJECT = Project(PACKAGED.parent)
FACTORS = [Decimal(factor) for factor in ("1.024", "1.5625", "2.048", "1.28", "4.096", "1.953125", "1.6384")]
"""Of twos and fives alone, so that whatever sums make of them has an exact decimal."""

TABLE_FACTOR = Decimal("1.37")
ATTEMPTS = 30
FIGURES = ("", "amount", "range", "maximum", "maximum-daily")
LONG_ENOUGH = 20
"""Shorter lines are figures alone, which may stand inside others."""

OWN = ("amount", "low", "high", "maximum", "maximum_daily")


def scaled(record: Record, names: Sequence[str], factor: Decimal) -> dict[str, Any]:
    """The figures of a record that are stated, each as many times larger."""
    found: dict[str, Any] = {}
    for name in names:
        figure = getattr(record, name)
        if isinstance(figure, Quantity):
            found[name] = replace(figure, amount=figure.amount * factor)
        elif isinstance(figure, Decimal):
            found[name] = figure * factor
        elif isinstance(figure, tuple):
            found[name] = tuple(each * factor for each in figure)
    return found


def changed_value(value: Value, factor: Decimal) -> Value:
    """A value with other figures; what a sum gives is left to the sum."""
    changes = scaled(value, OWN, factor)
    for name in OWN:
        if value.derive and value.derive.sum_of(name):
            changes[name] = None
    sources = tuple(
        each.model_copy(update=scaled(each, ("amount", "low", "high"), factor)) for each in value.sources
    )
    rounding = value.rounding and value.rounding.model_copy(update=scaled(value.rounding, ("to",), factor))
    return value.model_copy(update={**changes, "sources": sources, "rounding": rounding})


def changed_table(table: DoseTableBody, factor: Decimal) -> DoseTableBody:
    """A dose table with other weights, doses and limits, which go together as the old ones did."""
    twice = factor * factor

    def changed(band: Band) -> Band:
        small = scaled(band, ("above", "up_to", "per_kg", "daily", "weights"), factor)
        large = scaled(band, ("dose", "maximum", "maximum_volume", "daily_maximum"), twice)
        return band.model_copy(update={**small, **large})

    rounding = table.rounding.model_copy(update=scaled(table.rounding, ("to",), twice))
    return table.model_copy(update={"rounding": rounding, "bands": tuple(map(changed, table.bands))})


def changed(topic: Topic, attempt: int) -> Topic:
    """The topic with every value and every input of its dose tables changed, and not a word of it.

    Neighbours grow by different factors: of a ratio of two, as of a product,
    something must be seen.
    """
    sections = []
    for section in topic.sections:
        blocks = tuple(
            block.model_copy(update={"dose_table": changed_table(block.dose_table, TABLE_FACTOR)})
            if isinstance(block, DoseTable)
            else block
            for block in section.blocks
        )
        sections.append(section.model_copy(update={"blocks": blocks}))
    values = {
        name: changed_value(value, FACTORS[hash_of(name, attempt) % len(FACTORS)])
        for name, value in topic.values.items()
    }
    return topic.model_copy(update={"values": values, "sections": tuple(sections)})


def hash_of(name: str, attempt: int) -> int:
    return crc32(f"{attempt}{name}".encode())


def is_value(run: Run) -> bool:
    return run.kind.endswith("value")


def of_tables(plan: Plan) -> set[int]:
    """The lines that dose tables print."""
    blocks = [block for section in plan.sections for block in section.blocks]
    return {line.id for block in blocks if isinstance(block, PlannedDoseTable) for line in lines_of(block)}


def texts_of(value: Value) -> set[str]:
    """All that a value can print as figures."""
    forms = (value.printed(form) for form in ("", "amount", "range"))
    rounding = value.rounding.to if value.rounding else None
    limits = (str(each) for each in (value.maximum, value.maximum_daily, rounding) if each)
    said = (
        value.model_copy(update={"amount": each.amount, "low": each.low, "high": each.high}).printed("")
        for each in value.sources
    )
    return {text for text in (*forms, *limits, *said) if text}


def figures(plan: Plan, topic: Topic) -> Iterator[tuple[Line, Run]]:
    """Each figure that the plan takes from a value or from a dose table; blocks have figures of their own."""
    texts = {name: texts_of(value) for name, value in work_out(topic.values).values.items()}
    called = {
        (*place, register): {text for use in prose.value_uses for text in texts.get(use.name, ())}
        for place, wording in wordings(topic)
        for register, prose in wording.said()
    }
    tables = of_tables(plan)
    for line in plan.lines():
        for run in filter(is_value, line.runs):
            if line.id in tables or run.text in called.get(line.place, ()):
                yield line, run


@dataclass(frozen=True)
class Both:
    """One variant with the figures of its topic as they are, and with all of them changed."""

    before: Plan
    after: Plan
    old: tuple[tuple[Line, Run], ...]
    new: tuple[tuple[Line, Run], ...]


@cache
def prints(name: str) -> Mapping[str, Both]:
    """Each variant of a topic twice; no figure of the one is a figure of the other."""
    variants, _ = known_variants(PROJECT)
    sound, _ = sound_topic(PROJECT, name, variants, TODAY)
    for attempt in range(ATTEMPTS):
        other = replace(sound, topic=changed(sound.topic, attempt))
        found = {}
        with suppress(HandoutError):  # a figure has passed its own maximum, say
            for each in sound.variants:
                before, after = (planned(PROJECT, one, each, TODAY) for one in (sound, other))
                old, new = tuple(figures(before, sound.topic)), tuple(figures(after, other.topic))
                found[each.id] = Both(before, after, old, new)
            old_texts = {run.text for both in found.values() for _, run in both.old}
            if not old_texts & {run.text for both in found.values() for _, run in both.new}:
                return found
    raise AssertionError(f"no factors make figures that {name} does not have")


@pytest.mark.parametrize("name", PROJECT.topic_names)
def test_a_changed_value_changes_every_print(name: str) -> None:
    """Each figure of a value or a dose table is another in every variant, and every sum is right."""
    for both in prints(name).values():
        assert [line.place for line, _ in both.old] == [line.place for line, _ in both.new]
        assert [each.message for each in sums(both.after)] == []


@pytest.mark.parametrize("name", PROJECT.topic_names)
def test_every_value_that_is_called_is_printed(name: str) -> None:
    """As many figures are found in each print as its texts call: these tests overlook none."""
    topic, _ = PROJECT.topic(name)
    prose = {
        (*place, register): prose for place, wording in wordings(topic) for register, prose in wording.said()
    }
    for both in prints(name).values():
        said = [line.place for line in both.before.lines() if line.place in prose]
        calls = [use for place in said for use in prose[place].value_uses if use.name in topic.values]
        found = [line for line, _ in both.old if line.place in prose]
        assert len(found) >= len([use for use in calls if use.form in FIGURES])


@pytest.mark.slow
@pytest.mark.parametrize("name", PROJECT.topic_names)
def test_a_changed_value_is_on_paper(name: str) -> None:
    """Each line with a new figure is in the PDF of the largest print, and no line with an old one is."""
    found = prints(name)
    both = found["summary"] if "summary" in found else next(iter(found.values()))
    document = typeset(render(both.after, PROJECT.template_folders), PROJECT.fonts)
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        read = squeezed("".join(page.get_textpage().get_text_bounded() for page in pdf))
    assert [line.text for line, _ in both.new if squeezed(line.text) not in read] == []
    old = (line.text for line, _ in both.old)
    assert [text for text in old if len(text) > LONG_ENOUGH and squeezed(text) in read] == []
