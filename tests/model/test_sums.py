"""Derived values: worked out exactly, in the right unit, and refused where units do not go together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handout.model.plan import Line, Run
from handout.model.quantity import Quantity, exact
from handout.model.sum import Sum
from handout.model.units import UNITS
from handout.model.value import Value
from handout.model.workbook import Values, Workings, work_out
from handout.stages.prove.sums import sums, worked_again
from tests.prints.small import codes as codes_of
from tests.prints.small import proven, small_plan

VALUES: TypeAdapter[Mapping[str, Value]] = TypeAdapter(Values)
FIGURES = st.decimals("0.01", "999", places=2).map(lambda figure: exact(Fraction(figure)))
TIMES = st.sampled_from(["minute", "hour", "day"])
MASSES = {"mg": Fraction(1, 1000), "micrograms": Fraction(1, 10**6), "g": Fraction(1)}
VOLUMES = {"mL": Fraction(1, 1000), "L": Fraction(1)}


def worked(**values: dict[str, Any]) -> Workings:
    return work_out(VALUES.validate_python(values))


def stated(figure: Decimal, unit: str) -> dict[str, Any]:
    return {"amount": f"{figure:f}", "unit": unit}


def codes(**values: dict[str, Any]) -> set[str]:
    try:
        worked(**values)
    except ValidationError as error:
        return {each["type"] for each in error.errors(include_url=False)}
    return set()


@given(
    st.tuples(FIGURES, FIGURES, FIGURES),
    st.sampled_from(sorted(MASSES)),
    st.tuples(st.sampled_from(sorted(MASSES)), st.sampled_from(sorted(VOLUMES))),
    st.sampled_from(sorted(VOLUMES)),
    st.sampled_from(["0.1", "0.5", "1"]),
)
def test_a_volume_is_what_another_arithmetic_makes_of_it(
    figures: tuple[Decimal, Decimal, Decimal], mass: str, strength: tuple[str, str], into: str, step: str
) -> None:
    """Dose per kg times weight by strength, in whatever units, is the same in base units, rounded down."""
    dose, weight, holds = figures
    values = {
        "dose": {**stated(dose, f"{mass}/kg"), "basis": "actual", "maximum": "999999999 g"},
        "weight": stated(weight, "kg"),
        "strength": stated(holds, "/".join(strength)),
        "volume": {
            "derive": "dose * weight / strength",
            "into": into,
            "rounding": {"direction": "down", "to": f"{step} {into}"},
        },
    }
    grams = Fraction(dose) * MASSES[mass] * Fraction(weight)
    litres = grams / (Fraction(holds) * MASSES[strength[0]] / VOLUMES[strength[1]])
    steps = floor(litres / VOLUMES[into] / Fraction(step))
    assume(len(str(steps)) < 12)
    found = worked(**values)
    assert found.values["volume"].figure("amount") == Quantity(exact(steps * Fraction(step)), into)
    assert worked_again(found.sums["volume", "amount"]).amount == steps * Fraction(step) * VOLUMES[into]


@given(
    FIGURES, FIGURES, st.sampled_from(["minute", "hour", "day"]), st.sampled_from(["minute", "hour", "day"])
)
def test_a_time_is_changed_only_where_that_is_written(
    rate: Decimal, span: Decimal, per: str, other: str
) -> None:
    """A rate per one time, over a span in another, is refused; with the change written it is right."""
    given_ = {"rate": stated(rate, f"mg/{per}"), "span": stated(span, f"{other}s")}
    total = {"derive": "rate * span", "rounding": {"direction": "down", "to": "0.0001 mg"}}
    written = {**total, "derive": f"rate per {other} * span"}
    assert codes(**given_, total=total) == ({"mixed-times"} if per != other else set())
    minutes = {"minute": 1, "hour": 60, "day": 1440}
    right = Fraction(rate) / minutes[per] * Fraction(span) * minutes[other]
    amount = worked(**given_, total=written).values["total"].amount
    assert amount is not None
    assert amount == exact(floor(right * 10000) * Fraction(1, 10000))


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.sampled_from(["+", "-"]))
def test_what_is_not_of_one_kind_is_never_added(one: str, other: str, sign: str) -> None:
    """Two units of different kinds are refused in a sum; two of one kind are not."""
    given_ = {"one": stated(Decimal(7), one), "other": stated(Decimal(2), other)}
    rounding = {"direction": "down", "to": f"0.0000000001 {one}"}
    found = codes(**given_, total={"derive": f"one {sign} other", "rounding": rounding})
    kinds = {UNITS[one][0], UNITS[other][0]}
    assert ("unlike-units" in found) == (len(kinds) == 2)


@pytest.mark.parametrize("unit", ["mL", "mg/mL", "mg/kg", "mg/hour", "points", ""])
def test_a_mass_is_never_turned_into_something_else(unit: str) -> None:
    """What a value says it is in must be what its sum gives: 10 mg are never 10 mL."""
    dose = {"amount": "10", "unit": "mg"}
    capped = {"basis": "ideal", "maximum": "99 mg"} if "kg" in unit else {}
    found = codes(dose=dose, same={"derive": "dose * 2", "unit": unit, **capped})
    assert found == ({"unlike-units"} if unit else set())


def test_all_that_is_wrong_is_told_at_once_and_once() -> None:
    """Two wrong sums are two findings; what depends on a wrong sum adds none."""
    dose = {"amount": "10", "unit": "mg"}
    wrong = {"derive": "dose / 0"}
    with pytest.raises(ValidationError) as caught:
        worked(dose=dose, first=wrong, second=wrong, third={"derive": "first + second"})
    found = [each["ctx"]["finding"] for each in caught.value.errors(include_url=False)]
    assert [(each.code, each.place) for each in found] == [
        ("zero-divisor", ("first", "derive")),
        ("zero-divisor", ("second", "derive")),
    ]


def test_a_long_chain_of_sums_is_refused_and_costs_nothing() -> None:
    """Content cannot make the program work without end, in whichever order it is written."""
    chain: dict[str, dict[str, Any]] = {f"v{n}": {"derive": f"v{n - 1}"} for n in range(1, 400)}
    first = {"v0": {"amount": "1", "unit": "mg"}}
    backwards = dict(reversed([*first.items(), *chain.items()]))
    assert codes(**first, **chain) == codes(**backwards) == {"malformed-sum"}


@pytest.mark.parametrize(
    "text", ["(" * 90 + "one" + ")" * 90, "one" + " + one" * 40, "one ^ 9", "one.__class__"]
)
def test_a_hostile_sum_is_refused(text: str) -> None:
    """A sum is read by a grammar of its own, of bounded length and depth."""
    assert codes(one={"amount": "1"}, two={"derive": text}) == {"malformed-sum"}


DOSE = Sum(("7.5 mg/kg", "10 kg", "×", "75 mg", "least", "10 mg/mL", "÷", "0.1 mL", "down"))


@pytest.mark.parametrize("shown", ["7.5\u00a0mL", "7.5mL", "0.0075\u00a0L"])
def test_a_right_figure_passes_the_proof(shown: str) -> None:
    """The figure is compared, not its look."""
    line = Line(1, (Run("Give "), Run(shown, "value", sums=(DOSE,))))
    assert list(sums(small_plan([line]))) == []


@pytest.mark.parametrize(
    "shown", ["75\u00a0mL", "7.4\u00a0mL", "7.5\u00a0mg", "7.5\u00a0mL\u00a0per\u00a0hour", "some"]
)
def test_a_wrong_figure_is_found_by_the_proof(shown: str) -> None:
    """A figure that its own sum does not give refuses the print, wherever the slip was made."""
    line = Line(1, (Run("Give "), Run(shown, "value", sums=(DOSE,))), ("sections", 0))
    (found,) = sums(small_plan([line]))
    assert (found.code, found.place) == ("wrong-sum", ("sections", 0))
    assert shown in found.message


def test_both_ends_of_a_range_are_worked_out_again() -> None:
    """A range that two sums give is right at both ends, or refused."""
    ends = (Sum(("1 mg", "2", "×")), Sum(("2 mg", "2", "×")))
    right = Line(1, (Run("2\u00a0to\u00a04\u00a0mg\u00a0(base)", "value", sums=ends),))
    wrong = Line(2, (Run("2\u00a0to\u00a05\u00a0mg", "value", sums=ends),))
    assert [
        each.message.startswith("the page says 2\u00a0to\u00a05") for each in sums(small_plan([right, wrong]))
    ] == [True]


def test_a_wrong_figure_on_paper_refuses_the_print() -> None:
    """The proof of a finished page includes its sums: the words are all there, and the figure is wrong."""
    said = Line(1, (Run("Give "), Run("75\u00a0mL", "value", sums=(DOSE,))))
    body = '<p data-line="1">Give <span style="white-space: nowrap" data-value>75\u00a0mL</span></p>'
    assert codes_of(proven(body, said=[said])) == {"wrong-sum"}
