"""Units in which a dose would escape the laws of doses: spelt otherwise, or per body surface."""

from __future__ import annotations

import re
import unicodedata

from handout.model.faults import shape, values
from handout.model.record import refuse
from handout.model.units import STEP, UNITS, unit_named, unit_path

PER_KG = re.compile(r"(/|\bper\b)\s*kg\b")

_WORD = re.compile(r"[^\W\d_]+")
_KILOGRAM = re.compile(r"kgs?|kilos?|kilogram(me)?s?")
_DOSED = re.compile(
    rf"{_KILOGRAM.pattern}|(milli|micro|nano)?gram(me)?s?|[mnuµμ]?gs?|gms?|mcg|i?u|units?"
    r"|(milli)?lit(re|er)s?|m?ls?|cc|(milli|micro|[muµμ])?mol(es?)?|meq"
)
_SURFACE = re.compile(
    r"(?<![^\W\d_])(m|met(re|er)s?)\s*\^?\s*2(?!\d)|square\s*met(re|er)|met(re|er)s?\s+squared"
    r"|\bsq\.?\s*m\b|\bbsa\b|\bbody\W+surface"
)
_NO_DOSE = re.compile(r"kg\s*/\s*m2|ml\s*/\s*min(ute)?(\s*/\s*|\s+per\s+)1\.73\s*m2")
"""Body mass index and glomerular filtration: both are of the body, and neither is given to it."""

_HELD_IN = re.compile(r"(?P<unit>[^\d]+?) in (?P<figure>\d[\d.,]*) (?P<volume>\w+)")
_HOLDERS = frozenset(
    [
        "ampoule",
        "bag",
        "bottle",
        "dL",
        "drop",
        "feed",
        "patch",
        "pen",
        "puff",
        "sachet",
        "spoon",
        "spoonful",
        "spray",
        "suppository",
        "syringe",
        "vial",
    ]
)


def spelt(unit: str, per: str, form: str = "") -> None:
    """A dose is in units of the list, so that its cap and its limits can be held against it.

    ``mg/KG``, ``mg per kilogram`` and ``mg/m²`` are read by everyone as what
    they are, and would be checked as words.
    """
    whole = f"{unit}/{per}" if per else unit
    is_dose = bool(_said(whole, _DOSED)) or not unit or unit_named(unit) is not None
    if unit_path(whole) is None and not _NO_DOSE.fullmatch(_plain(whole)):
        _by_the_body(whole, is_dose=is_dose)
        if _said(whole, _DOSED) and not _is_known(whole):
            known = f"{', '.join(UNITS)}; 'form:' says what it is a figure of, 'times:' how often"
            refuse(shape.unknown_unit((), whole, known))
    _by_the_body(form, is_dose=True)


def _by_the_body(text: str, *, is_dose: bool) -> None:
    """A dose by the body says kg, which the rule for doses per kg can see."""
    if is_dose and _SURFACE.search(_plain(text)):
        refuse(values.dose_by_surface((), text.strip("/ ")))
    if (said := _said(text, _KILOGRAM)) and not (said == {"kg"} and PER_KG.search(text)):
        refuse(shape.unknown_unit((), text.strip("/ "), "kg, as in mg/kg"))


def _said(text: str, known: re.Pattern[str]) -> set[str]:
    return {word for word in _WORD.findall(_plain(text)) if known.fullmatch(word)}


def _plain(text: str) -> str:
    """As it is read aloud: ``m²`` is m2, ``㎏`` is kg, ``KG`` is kg."""
    return unicodedata.normalize("NFKC", text).casefold()


def _is_known(whole: str) -> bool:
    """On the list; or held in something: mg in 5 mL, mg per vial."""
    if held := _HELD_IN.fullmatch(whole):
        return unit_path(held["unit"]) is not None and unit_named(held["volume"]) is not None
    parts = STEP.split(whole)
    listed = [part for part in parts if part not in _HOLDERS]
    return len(parts) - len(listed) <= 1 and unit_path("/".join(listed)) is not None
