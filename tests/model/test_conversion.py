"""Conversion tables: ladders rise, examples come out, disagreement is told, the proof sums again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from handout.model.blocks.conversion import Conversion, PlannedConversion
from handout.model.conversion.arithmetic import converted, stepped
from handout.model.conversion.table import ConversionBody
from handout.model.diagnostic import Finding, Refusal
from handout.model.plan import Line, Run
from handout.model.sum import Sum, Worked, typed
from handout.model.wording import Wording
from handout.project import Project
from handout.sound import planned, sound_topic
from handout.stages.prove.sums import sums, worked_again
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
SOURCES = [{"text": "Doe", "cite": ["doe-2024"]}]
OF = {"medicine": "Samplone", "amount": "1 mg/day"}
ROW: dict[str, Any] = {"of": OF, "factor": "1.5", "sources": SOURCES}
FACTORS = st.decimals("0.01", "100", places=2).map(lambda figure: Decimal(f"{figure.normalize():f}"))
AMOUNTS = st.decimals("0.1", "500", places=1).map(lambda figure: Decimal(f"{figure.normalize():f}"))


def body(*rows: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    common = {"medicine": "Oral testine", "amount": "1 mg/day"}
    return {"caption": "Equivalents", "to": common, "rows": list(rows), **changes}


def row(**changes: Any) -> dict[str, Any]:
    return {**ROW, **changes}


def faults(stored: Mapping[str, Any]) -> list[str]:
    """The codes of what is wrong, each a fault of ours and none a bare traceback."""
    try:
        ConversionBody.model_validate(stored)
    except ValidationError as error:
        details = [each for each in error.errors(include_url=False) if each["type"] != "too_short"]
        found = [each.get("ctx", {}).get("finding") for each in details]
        assert all(isinstance(each, Finding) for each in found), details
        return [each.code for each in found if each]
    return []


def said(project: Project, topic: str, variant: str) -> tuple[ConversionBody, PlannedConversion]:
    """The first conversion of a topic, as it is stored and as a variant prints it."""
    chosen = project.variant(variant)
    sound, _ = sound_topic(project, topic, [chosen], TODAY)
    stored = next(
        each for section in sound.topic.sections for each in section.blocks if isinstance(each, Conversion)
    )
    plan = planned(project, sound, chosen, TODAY)
    shown = next(
        each for section in plan.sections for each in section.blocks if isinstance(each, PlannedConversion)
    )
    return stored.conversion, shown


def figure(line: Line) -> Fraction:
    """The first figure of a line."""
    found = re.search(r"[0-9][0-9,.]*", line.text)
    assert found is not None, line.text
    return Fraction(found[0].rstrip(".").replace(",", ""))


def test_the_unit_of_a_factor_counts_in_a_chain() -> None:
    """1 mg of one medicine is 1,000 micrograms of it: factors in different units are compared as doses."""
    of = {"medicine": "Mimicodeine", "amount": "1 micrograms/day"}
    to = {"medicine": "Samplone", "amount": "2 mg/day"}
    chain = [row(factor="3"), row(of=of, to=to, factor="2"), row(of=of, factor="6")]
    assert faults(body(*chain)) == []
    chain[2]["of"] = {"medicine": "Mimicodeine", "amount": "1 mg/day"}
    assert faults(body(*chain)) == ["contradicting-conversions"]
    chain[2]["factor"] = "6,000"
    assert faults(body(*chain)) == []


@given(FACTORS, st.lists(AMOUNTS, min_size=2, max_size=6, unique=True))
def test_a_ladder_rises_with_the_dose(factor: Decimal, amounts: list[Decimal]) -> None:
    """A larger amount is worth more, and each is exactly the amount times the factor."""
    stored = row(factor=str(factor), amounts=[str(each) for each in sorted(amounts)])
    parsed = ConversionBody.model_validate(body(stored))
    (only,) = parsed.rows
    results = [parsed.to.of(converted(amount, only.factor)).amount for amount in only.lines]
    assert all(one < other for one, other in pairwise(results))
    assert results == [amount * factor for amount in sorted(amounts)]


@given(AMOUNTS, FACTORS, st.integers(1, 98), st.integers(1, 60))
def test_the_example_on_paper_equals_an_independent_sum(
    amount: Decimal, factor: Decimal, percent: int, step: int
) -> None:
    """The result and what is left after the reduction are what Fractions give, digit for digit."""
    exact = Fraction(amount) * Fraction(factor)
    left = exact * (100 - percent) / 100
    result = Decimal(exact.numerator) / Decimal(exact.denominator)
    example = {
        "given": f"{amount:f} mg/day",
        "result": f"{result:f} mg/day",
        "reduce": {"least": str(percent)},
    }
    parsed = ConversionBody.model_validate(body(row(factor=str(factor), example=example)))
    made = parsed.rows[0].example
    assert made is not None
    whole = Worked(made.result, Sum((typed(made.result),)))
    assert Fraction(made.left(whole)[0].figure.amount) == left < Fraction(made.result.amount)
    down = stepped(left, Fraction(step), "down", exact)
    nearest = stepped(left, Fraction(step), "nearest", exact)
    assert 0 <= left - down < step
    assert abs(nearest - left) <= Fraction(step) / 2 or nearest == down
    assert max(down, nearest) <= exact


@given(AMOUNTS, FACTORS, FACTORS)
def test_a_wrong_example_is_refused(amount: Decimal, factor: Decimal, wrong: Decimal) -> None:
    """An example that comes out otherwise is never printed, not even by a tenth of a mg."""
    result = amount * factor + wrong
    example = {"given": f"{amount:f} mg/day", "result": f"{result.normalize():f} mg/day"}
    assert faults(body(row(factor=str(factor), example=example))) == ["wrong-worked-example"]


@pytest.mark.parametrize(
    ("factor", "ratio", "found"),
    [("2.4", "100", []), ("0.1", "100", ["mixed-times"]), ("100", "100", ["mixed-times"]), ("3", "125", [])],
)
def test_24_hours_are_not_forgotten(factor: str, ratio: str, found: list[str]) -> None:
    """A ratio by weight times 24 hours is the factor from micrograms per hour to mg per day."""
    result = Decimal(25) * Decimal(factor)
    example = {"given": "25 micrograms/hour", "result": f"{result.normalize():f} mg/day"}
    of = {"medicine": "Testanyl", "amount": "1 microgram/hour"}
    assert faults(body(row(of=of, factor=factor, ratio=ratio, example=example))) == found


def test_the_source_that_gives_the_figure_is_the_one_that_is_used() -> None:
    """A source with just this factor comes before one whose range merely holds it."""
    ranged = {"text": "Roe", "cite": ["roe-2024"], "low": "1", "high": "2"}
    stored = row(sources=[ranged, *SOURCES], because="It gives one figure")
    assert ConversionBody.model_validate(body(stored)).rows[0].used.cite == ("doe-2024",)


@pytest.mark.parametrize(("root", "topic"), [("tests/examples", "conversion"), (".", "opioid-switching")])
@pytest.mark.parametrize("variant", ["pocket-card", "summary"])
def test_what_is_printed_is_worked_out_again(root: str, topic: str, variant: str) -> None:
    """Every equivalent, example and source on the page is the product of what stands beside it."""
    stored, shown = said(Project(ROOT / root), topic, variant)
    rows = {row.of.name: row for row in stored.rows}
    for table in shown.tables:
        for each in table.rows:
            name = f"{each.medicine.text} {each.route.text}" if each.route else each.medicine.text
            factor = Fraction(rows[name].factor)
            assert [figure(result) for _, result in each.lines] == [
                figure(amount) * factor for amount, _ in each.lines
            ]
    for example in shown.examples:
        start, multiplied, *rest = [step.text for step in example.steps]
        given, (factor, result) = figures(start)[0], figures(multiplied)[:2]
        assert given * factor == result
        for percent, left in zip(*[iter(figures(" ".join(rest)))] * 2, strict=False):
            assert left <= result * (100 - percent) / 100
    for origin in shown.origins:
        at = figures(origin.name.text)[-1]
        for _, factor_line, gives in origin.lines:
            assert [at * each for each in figures(factor_line.text)] == figures(gives.text)


def figures(text: str) -> list[Fraction]:
    """All figures of a text, without those of names such as 7-day patch."""
    found = re.findall(r"(?<![\w-])[0-9][0-9,]*(?:\.[0-9]+)?(?![\w-])", text)
    return [Fraction(each.replace(",", "")) for each in found]


def test_a_card_says_that_sources_differ_and_a_summary_says_how() -> None:
    """Where there is room all the evidence is shown; elsewhere nobody takes one figure for the only one."""
    project = Project(ROOT / "tests/examples")
    _, card = said(project, "conversion", "pocket-card")
    _, summary = said(project, "conversion", "summary")
    assert "Sources differ on: Testanyl patch." in " ".join(line.text for line in card.notes)
    assert card.origins == ()
    (patch,) = [each for each in summary.origins if each.name.text.startswith("Testanyl")]
    assert [cell.text for _, cell, _ in patch.lines] == ["2.4", "3", "2 to 3"]
    assert patch.used == (True, False, False)
    assert "The lower figure gives the smaller dose" in [line.text for line in patch.notes]


@pytest.mark.parametrize(("root", "topic"), [("tests/examples", "conversion"), (".", "opioid-switching")])
def test_the_proof_finds_an_equivalent_that_was_altered(root: str, topic: str) -> None:
    """Each equivalent carries its sum, so one that is changed on its way to paper stops the print."""
    project = Project(ROOT / root)
    chosen = project.variant("summary")
    sound, _ = sound_topic(project, topic, [chosen], TODAY)
    plan = planned(project, sound, chosen, TODAY)
    assert list(sums(plan)) == []
    _, shown = said(project, topic, "summary")
    for table in shown.tables:
        for line in (result for each in table.rows for _, result in each.lines):
            (run,) = line.runs
            longer = replace(line, runs=(replace(run, text="1" + run.text),))
            assert [each.code for each in sums(replace(plan, sections=(), title=longer))] == ["wrong-sum"]


def test_rounding_to_the_nearest_never_lifts_a_dose_above_its_equivalent() -> None:
    """15.84 mg would round to 20 mg, but 16 mg is all that it is worth; the proof agrees."""
    reduce = {"least": "1", "rounding": {"direction": "nearest", "to": "10 mg"}}
    example = {"given": "16 mg/day", "result": "16 mg/day", "reduce": reduce}
    (only,) = ConversionBody.model_validate(body(row(factor="1", example=example))).rows
    assert only.example is not None
    (left,) = only.example.left(only.worth(Decimal(16), only.factor, only.of, ""))
    assert str(left.figure) == "10\u00a0mg"
    assert worked_again(left.sum).amount == Fraction(1, 100)


@pytest.mark.parametrize("variant", ["pocket-card", "summary"])
def test_no_step_of_an_example_needs_a_sign(variant: str) -> None:
    """Signs for multiplying and dividing are lost on the way to paper (D6), so steps say it in words."""
    _, shown = said(Project(ROOT), "opioid-switching", variant)
    steps = " ".join(step.text for example in shown.examples for step in example.steps)
    assert "Multiply by 1.5" in steps
    assert not re.search(r"[×÷*=]|\bx\b", steps)


def test_a_row_said_in_part_is_refused() -> None:
    """A medicine without its route in a register would be another medicine there."""
    stored = body(row(of={**OF, "route": {"plain": "by mouth"}}))
    block = Conversion.model_validate({"conversion": stored})
    with pytest.raises(Refusal):
        block.planned(Clinician())


class Clinician:
    """Says what is written for clinicians, and nothing else."""

    def says(self, wording: Wording) -> bool:
        return wording.text is not None

    def line(self, wording: Wording) -> Line | None:
        return Line(0, (Run(wording.text.characters),)) if wording.text else None

    def lines(self, wordings: tuple[Wording, ...]) -> tuple[Line, ...]:
        return tuple(line for each in wordings if (line := self.line(each)))

    def fixed(self, label: str, /, **values: object) -> Line:
        return Line(0, (Run(" ".join(map(str, (label, *values.values())))),))

    def image(self, name: str) -> str:
        return name
