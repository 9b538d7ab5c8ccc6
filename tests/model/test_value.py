"""Values and wordings: one figure, one home; one register for each reader."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from handout.model.quantity import NBSP
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
        ({"amount": "5", "unit": "mg", "per": "hour"}, "", "5 mg/hour"),
        ({"amount": "5"}, "", "5"),
        ({"amount": "5", "unit": "mg"}, "median", None),
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
