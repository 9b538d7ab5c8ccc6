"""Values and wordings: one figure, one home; one register for each reader."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handout.model.figures import CLOSED_UNITS, SPACED_UNITS
from handout.model.quantity import NBSP, Quantity, exact, plain
from handout.model.record import decimal
from handout.model.value import Value
from handout.model.wording import REGISTERS, Register, Said, Wording

SAID: TypeAdapter[Wording] = TypeAdapter(Said)
TEXTS: tuple[Register, ...] = ("text",)


def value(**given: Any) -> Value:
    return Value.model_validate(given)


def refused(**given: Any) -> str:
    """The code of what is wrong with a value, or nothing."""
    try:
        value(**given)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return ""


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


SPELT = ["kilogram", "kilograms", "kilo", "KG", "Kg", "kG", "kgs", "㎏"]
SURFACES = ["m²", "m2", "M2", "m^2", "square metre", "square meters", "sq m", "BSA"]
JOINED = ["mg/{}", "mg per {}", "g / {}", "units/{}", "tablets per {}", "mL/{}/hour", "points/{}"]


@pytest.mark.parametrize("joined", JOINED)
@pytest.mark.parametrize(
    ("per", "code"),
    [*((each, "unknown-unit") for each in SPELT), *((each, "dose-by-surface") for each in SURFACES)],
)
def test_no_spelling_hides_a_dose_by_the_body(joined: str, per: str, code: str) -> None:
    """A dose per kilogram that is spelt another way, or goes by the surface, never passes for words."""
    if per in SURFACES and not joined.startswith(("mg", "g ", "mL", "units")):
        return  # "points per square metre" is nobody's dose
    assert refused(amount="5", unit=joined.format(per)) == code
    if not joined.endswith("hour"):
        unit = re.split(r"\s*/\s*|\s+per\s+", joined)[0]
        assert refused(amount="5", unit=unit, per=per) == code
        assert refused(amount="5", unit=unit, form=f"per {per}") == code


@pytest.mark.parametrize(
    "unit",
    [
        "mcg", "IU", "mg/lb", "mg in the bag", "mg/hour/kg", "mg per 6 hours", "mg kg", "mg.kg-1",
        "mg per kg of body weight",
    ],
)  # fmt: skip
def test_a_dose_in_a_unit_that_is_not_listed_is_refused(unit: str) -> None:
    """What the program cannot hold against a limit is no unit of a dose."""
    assert refused(amount="5", unit=unit) == "unknown-unit"


@pytest.mark.parametrize(
    "unit",
    [
        "", "points", "points of 10", "of 10", "people", "in 1,000", "a minute", "repeat doses", "m²", "%",
        "mg in 5 mL", "mg per vial", "micrograms per puff", "mg/dL", "mmol/L", "mg/mmol", "kg/m²",
        "mL/min/1.73 m²", "mL/minute per 1.73 m2", "breaths per minute",
    ],
)  # fmt: skip
def test_other_units_are_words(unit: str) -> None:
    """What is counted, and what is measured of a body or a blood, is called what its author calls it."""
    assert refused(amount="5", unit=unit) == ""


@pytest.mark.parametrize("limit", ["maximum", "maximum_daily"])
def test_no_limit_is_per_kg(limit: str) -> None:
    """A cap that grows with the patient is none."""
    assert refused(amount="5", unit="mg", **{limit: "60 mg/kg"}) == "per-kg-without-maximum"


@given(amount=st.integers(1, 99), low=st.integers(1, 99), high=st.integers(1, 99))
def test_an_amount_lies_in_its_own_range(amount: int, low: int, high: int) -> None:
    """Low, amount and high rise, or the value is refused for what is wrong with it."""
    code = "inverted-range" if low > high else "" if low <= amount <= high else "amount-outside-range"
    assert refused(amount=str(amount), low=str(low), high=str(high), unit="mg") == code


@given(
    dose=st.integers(1, 20).map(lambda tenth: Decimal(tenth) / 10),
    daily=st.integers(1, 90).map(lambda tenth: Decimal(tenth) / 10),
    times=st.none() | st.integers(1, 6),
    is_in_mg=st.booleans(),
    is_stated=st.booleans(),
)
def test_a_daily_maximum_is_what_its_doses_come_to(
    *, dose: Decimal, daily: Decimal, times: int | None, is_in_mg: bool, is_stated: bool
) -> None:
    """More than one dose and, where their number is stated, what all of them come to; in whatever unit."""
    told = f"{plain(daily * 1000):f} mg" if is_in_mg else f"{plain(daily):f} g"
    more = {"times": str(times)} if times else {}
    more |= {"maximum": f"{plain(dose):f} g"} if is_stated else {}
    code = refused(amount=f"{plain(dose):f}", unit="g", maximum_daily=told, **more)
    if daily < dose:
        assert code == "above-maximum"
    elif daily == dose and times != 1:
        assert code == "untouched-daily-maximum"
    else:
        gap = daily - dose * (times or 0)
        assert code == ("" if not times or not gap else "above-maximum" if gap < 0 else "disagreeing-figure")


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


STATES = [states for states in product(("said", "omitted", "silent"), repeat=4) if set(states) != {"silent"}]


@pytest.mark.parametrize("states", STATES, ids="-".join)
@pytest.mark.parametrize(
    "accepted", [("plain",), ("brief",), ("text",), ("short", "text"), ("short", "text", "plain")]
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
