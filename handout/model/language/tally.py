"""What a sentence carries unchanged into another language: values, sources, links, figures, units."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from handout.model.inline import Citation, Link, Prose, ValueUse, Words
from handout.model.language.dialect import WORDS_OF_UNITS, Dialect
from handout.model.units import UNITS

_SIGNS = sorted((re.escape(unit) for unit in UNITS if unit not in WORDS_OF_UNITS), key=len, reverse=True)
_FIGURE = r"(?P<figure>\d[\d.,\u00a0\u202f]*|⟦[^⟧]*⟧)"


def tally(prose: Prose, dialect: Dialect) -> Counter[tuple[str, str]]:
    """Everything countable in a sentence, by its kind."""
    text = flat(prose)
    return Counter((*_marks(prose), *_figures(text, dialect), *_units(text, dialect)))


def order(prose: Prose, dialect: Dialect) -> tuple[str, ...]:
    """The values and figures of a sentence as a reader meets them."""
    parts = re.split("(⟦[^⟧]*⟧)", flat(prose))
    met = ([part] if part.startswith("⟦") else dialect.notation.figures(part) for part in parts)
    return tuple(figure for figures in met for figure in figures)


def flat(prose: Prose) -> str:
    """The words of a sentence, with a place held for each value."""
    parts = []
    for each in prose.inlines:
        match each:
            case Words() | Link():
                parts.append(each.text)
            case ValueUse():
                parts.append(f"⟦{each.name}⟧")
            case Citation():
                parts.append(" ")
    return "".join(parts)


def other_digits(prose: Prose) -> str:
    """The first digit that is none of 0 to 9, or nothing."""
    digits = (sign for sign in flat(prose) if unicodedata.category(sign) == "Nd")
    return next((sign for sign in digits if not sign.isascii()), "")


def _marks(prose: Prose) -> Iterator[tuple[str, str]]:
    for each in prose.inlines:
        match each:
            case ValueUse():
                yield ("value", f"{{{each.name}{'.' if each.form else ''}{each.form}}}")
            case Citation():
                yield from (("citation", f"@{key}") for key in each.keys)
            case Link():
                yield ("link", each.address)
            case Words():
                pass


def _figures(text: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    bare = re.sub("⟦[^⟧]*⟧", " ", text)
    yield from (("figure", figure) for figure in dialect.notation.figures(bare))
    # A minus, and a sign of comparison, belong to their figure.
    for sign in re.findall(r"(?<![\w])[-−](?=\d)|[<>≤≥±]", bare):
        yield ("sign", "−" if sign == "-" else sign)


def _units(text: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Each unit with the figure it stands behind; what it is for each of, by itself."""
    named = {form: unit for unit, forms in dialect.units.items() for form in forms}
    words = sorted((re.escape(form) for form in named), key=len, reverse=True)
    behind = rf"{_FIGURE}[ \u00a0\u202f]?(?P<unit>{'|'.join((*words, *_SIGNS))})(?!\w)"
    for found in re.finditer(behind, text):
        figure = dialect.notation.bare(found["figure"]).rstrip(".,\u00a0\u202f")
        yield ("unit", f"{figure} {named.get(found['unit'], found['unit'])}")
    for form, unit in named.items():
        if unit.startswith("per "):
            yield from (("unit", unit) for _ in re.findall(rf"{re.escape(form)}(?!\w)", text))
    yield from (("unit", sign) for sign in re.findall(rf"(?<=/)(?:{'|'.join(_SIGNS)})(?!\w)", text))
