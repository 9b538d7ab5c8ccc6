"""Values and wordings: one figure, one home; one register for each reader."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handout.model.figures import CLOSED_UNITS, SPACED_UNITS
from handout.model.quantity import NBSP, Quantity, exact
from handout.model.record import decimal
from handout.model.value import Value
from handout.model.wording import REGISTERS, Register, Said, Wording

SAID: TypeAdapter[Wording] = TypeAdapter(Said)
TEXTS: tuple[Register, ...] = ("text",)


def value(**given: Any) -> Value:
    return Value.model_validate(given)


@pytest.mark.parametrize(
    ("given", "form", "printed"),
    [
        ({"amount": "7.5", "unit": "mg"}, "", "7.5 mg"),
        ({"amount": "7.5", "unit": "mg"}, "amount", "7.5"),
        ({"amount": "7.5", "unit": "mg"}, "range", None),
        (
            {"amount": "-1.83", "low": "-2.35", "high": "-1.31", "unit": "points of 10"},
            "",
            "−1.83 points of 10",
        ),
        (
            {"amount": "-1.83", "low": "-2.35", "high": "-1.31", "unit": "points"},
            "range",
            "−2.35 to −1.31 points",
        ),
        ({"low": "1", "high": "2", "unit": "mg"}, "", "1 to 2 mg"),
        ({"low": "1", "high": "2", "unit": "mg"}, "amount", None),
        ({"amount": "1211", "unit": "people"}, "", "1,211 people"),
        ({"amount": "5", "unit": "mg", "per": "hour"}, "", "5 mg per hour"),
        ({"amount": "5"}, "", "5"),
        ({"amount": "5", "unit": "mg"}, "median", None),
        ({"amount": "22", "unit": "mg/hour", "form": "S-ketamine"}, "", "22 mg per hour (S-ketamine)"),
        ({"low": "1", "high": "2", "unit": "mg", "form": "base"}, "range", "1 to 2 mg (base)"),
        (
            {"amount": "1", "unit": "units/kg/hour", "basis": "actual", "maximum": "9 units"},
            "",
            "1 unit/kg per hour",
        ),
        ({"amount": "1", "unit": "points of 10"}, "", "1 points of 10"),
        ({"amount": "60", "unit": "mL/min"}, "", "60 mL per minute"),
    ],
)
def test_a_value_prints_in_the_form_it_is_called_in(
    given: dict[str, str], form: str, printed: str | None
) -> None:
    """A value prints whole, unbreakable and with its unit, or not at all where it lacks the form."""
    assert value(**given).printed(form) == (printed.replace(" ", NBSP) if printed else None)


@pytest.mark.parametrize(
    "given",
    [
        {"per": "kg", "unit": "mg"},
        {"unit": "mg/kg"},
        {"unit": "mg/kg/hour"},
        {"unit": "mg", "per": "kg/hour"},
    ],
)
def test_a_value_per_kg_needs_its_cap_and_its_weight(given: dict[str, str]) -> None:
    """However a dose per kg is spelt, it is refused without a maximum and the weight it goes by."""
    with pytest.raises(ValidationError, match="a dose per kg needs 'maximum' and 'basis'"):
        value(amount="15", **given)
    assert value(amount="15", maximum="1 g", basis="actual", **given).amount == 15


@pytest.mark.parametrize("given", [{"amount": "2", "unit": "mg"}, {"low": "2", "high": "3", "unit": "mg"}])
def test_a_value_may_reach_its_maximum_and_not_pass_it(given: dict[str, str]) -> None:
    """The largest figure of a value is at most its maximum, in whatever unit that is given."""
    reached = given.get("high") or given["amount"]
    assert value(**given, maximum=f"0.00{reached} g").printed("")
    with pytest.raises(ValidationError, match="is more than the maximum of"):
        value(**given, maximum="1999 micrograms")


SOURCES = [{"cite": ["one"], "amount": "0.01", "unit": "g"}, {"cite": ["two"], "amount": "15"}]


def test_sources_that_disagree_are_settled_by_name() -> None:
    """A value that departs from a source says which other it follows, and why; units do not matter."""
    with pytest.raises(ValidationError, match="a source says 15"):
        value(amount="10", unit="mg", sources=SOURCES)
    with pytest.raises(ValidationError, match="no source 'two' says 10"):
        value(amount="10", unit="mg", sources=SOURCES, chosen="two", reason="it is newer")
    settled = value(amount="10", unit="mg", sources=SOURCES, chosen="one", reason="it is the licence")
    assert settled.has("sources")
    assert settled.has("reason")


FIGURES = st.decimals("0.001", "9999", places=3).map(lambda figure: exact(Fraction(figure)))


@given(
    FIGURES,
    FIGURES,
    st.sampled_from([("mg", ""), ("micrograms", "kg/minute"), ("mL", "hour"), ("points", "")]),
)
def test_a_printed_value_reads_back(one: Decimal, other: Decimal, unit: tuple[str, str]) -> None:
    """What is printed of a value, and typed in again, is the same value; so are both ends of a range."""
    name, per = unit
    capped = {"basis": "ideal", "maximum": "99999 mg"} if "kg" in per else {}
    low, high = sorted((one, other))
    typed = value(amount=f"{one:f}", low=f"{low:f}", high=f"{high:f}", unit=name, per=per, **capped)
    assert Quantity.parse(typed.printed("")) == Quantity(one, name, per)
    first, _, last = (typed.printed("range") or "").partition(f"{NBSP}to{NBSP}")
    assert (decimal(first), Quantity.parse(last)) == (low, Quantity(high, name, per))


def test_a_figure_style_changes_the_gap_and_nothing_else() -> None:
    """The website's style closes a figure up to its unit; the figure and the words stay as they are."""
    dose = value(amount="1200", unit="mg", per="day")
    assert dose.printed("", SPACED_UNITS) == f"1,200{NBSP}mg{NBSP}per{NBSP}day"
    assert dose.printed("", CLOSED_UNITS) == f"1,200mg{NBSP}per{NBSP}day"
    assert value(amount="5", unit="hours").printed("", CLOSED_UNITS) == f"5{NBSP}hours"


def said(registers: tuple[Register, ...], omitted: tuple[Register, ...]) -> Wording:
    return SAID.validate_python({
        **dict.fromkeys(registers, "said"),
        "omit": dict.fromkeys(omitted, "for a reason"),
    })  # fmt: skip


STATES = [states for states in product(("said", "omitted", "silent"), repeat=3) if set(states) != {"silent"}]


@pytest.mark.parametrize("states", STATES, ids="-".join)
@pytest.mark.parametrize(
    "accepted", [("plain",), ("text",), ("short", "text"), ("text", "short"), ("short", "text", "plain")]
)
def test_the_first_accepted_register_that_speaks_is_printed(
    states: tuple[str, ...], accepted: tuple[Register, ...]
) -> None:
    """A variant reads only what it accepts, in its order; an omission met first silences all after it."""
    by_state = dict(zip(REGISTERS, states, strict=True))
    wording = said(
        tuple(each for each in REGISTERS if by_state[each] == "said"),
        tuple(each for each in REGISTERS if by_state[each] == "omitted"),
    )
    met = next((each for each in accepted if by_state[each] != "silent"), None)
    assert wording.register_for(accepted) == (met if met and by_state[met] == "said" else None)


def test_bare_text_is_said_to_clinicians() -> None:
    """Text without a register is for clinicians in full, and never for patients."""
    assert SAID.validate_python("Stop").register_for(TEXTS) == "text"
    assert SAID.validate_python("Stop").register_for(("plain",)) is None
