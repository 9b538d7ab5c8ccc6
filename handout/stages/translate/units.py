"""Units that are words: each has its forms in the other language, and each value takes one of them."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.faults import translating
from handout.model.language.dialect import ENGLISH, WORDS_OF_UNITS
from handout.model.language.tally import tally
from handout.model.units import PER_TIME, SINGULAR, UNITS
from handout.model.value import Value
from handout.stages.translate.overlay import Overlay
from handout.stages.translate.sentences import called_values

_PLURAL = {one: many for many, one in SINGULAR.items()}


def unit_faults(overlay: Overlay) -> Iterator[Finding]:
    """Every unit that is a word has its forms, and every value's unit takes one of them."""
    forms, registers = overlay.translation.units, overlay.translation.registers
    called = called_values(overlay.topic, registers)
    worded = {name: unit for name, value in called.items() if (unit := word_unit(value))}
    rates = (f"per {value.path[1]}" for value in called.values() if value.path[1] in PER_TIME)
    for unit in dict.fromkeys((*_typed(overlay), *worded.values(), *rates)):
        if unit not in forms:
            yield translating.untranslated_unit((), unit)
    for name, form in overlay.translation.values.items():
        place = ("values", name)
        if name not in worded:
            yield translating.value_not_in_source(place, name)
        elif form not in (known := forms.get(worded[name], (form,))):
            yield translating.unlisted_unit_form(place, form, worded[name], ", ".join(known))


def word_unit(value: Value) -> str:
    """The unit of a value if it is said in words, as in the reader's language; else nothing."""
    unit = value.path[0]
    return "" if unit in UNITS and unit not in WORDS_OF_UNITS else unit


def _typed(overlay: Overlay) -> Iterator[str]:
    """Units that are words and that the source's sentences type out behind a figure."""
    for prose in overlay.wanted.values():
        for kind, text in tally(prose, ENGLISH):
            unit = text if text.startswith("per ") else text.split(" ", 1)[-1]
            if kind == "unit" and (unit in WORDS_OF_UNITS or unit.startswith("per ")):
                yield _PLURAL.get(unit, unit)
