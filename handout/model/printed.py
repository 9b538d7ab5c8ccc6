"""Text that is printed as it stands: nothing in it dropped, hidden or turned about."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator

from handout.model.faults import shape, text
from handout.model.record import refuse

# Private use, surrogates, controls, unassigned; then marks that turn the reading direction.
FORBIDDEN_CATEGORIES = {"Co", "Cs", "Cc", "Cn", "Cf"}
FORBIDDEN = set("\u061c\u200e\u200f\u2028\u2029\ufeff\ufffd") | {
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
}

_MICRO = re.compile("(?<![\u0370-\u03ff\u1f00-\u1fff])\u03bc(?![\u0370-\u03ff\u1f00-\u1fff])")
"""A Greek mu that stands in no Greek word is meant as the micro sign."""


def clean(value: str) -> str:
    """One spelling for each character, single spaces, and nothing that cannot be seen."""
    if dropped := getattr(value, "dropped", ""):
        refuse(text.dropped_text((), dropped).on(dropped))
    flat = re.sub(r"[ \t\r\n]+", " ", value).strip(" ")
    for character in flat:
        if character in FORBIDDEN or unicodedata.category(character) in FORBIDDEN_CATEGORIES:
            name = unicodedata.name(character, "a control character").lower()
            refuse(text.unprintable_character((), f"U+{ord(character):04X} ({name})"))
    # Two code points look alike as the micro sign; one is kept so that what is read back compares equal.
    return _MICRO.sub("\u00b5", unicodedata.normalize("NFC", flat))


def _printed(value: Any) -> str:
    if not isinstance(value, str):
        refuse(shape.empty_value((), "text") if value is None else shape.wrong_type((), "text", value))
    return clean(value)


Printed = Annotated[str, BeforeValidator(_printed)]
"""A short text without marks, such as a name or a title."""
