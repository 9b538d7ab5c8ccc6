"""The parts of an entry that every style words alike: sentences, dates, editions."""

from __future__ import annotations

import re

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def bare(text: str) -> str:
    """The words without their last stop, and with no double space."""
    return re.sub(r"[ \t\r\n]+", " ", text).rstrip(". ").lstrip()


def ended(text: str) -> str:
    """A sentence with one stop at its end, or with the ``?`` or ``!`` it has."""
    plain = bare(text)
    return plain if plain.endswith(("?", "!")) or not plain else f"{plain}."


def glued(glue: str, *parts: str | None) -> str:
    """What is there of the parts, with glue between."""
    return glue.join(part for part in parts if part)


def dated(date: str | None) -> str:
    """A whole or partial date in NLM's order: 2021, 2021 May, 2026 Nov 22."""
    year, *rest = (date or "").split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join((year, *month, *(str(int(day)) for day in rest[1:])))


def edition(text: str | None) -> str:
    """The edition, however it was typed: 2, 2nd and 2nd edition all print as 2nd ed."""
    which = re.sub(r"\s*\b(ed|edn|edition)\.?$", "", text or "").strip()
    if which.isdecimal():
        is_teen = which[-2:] in ("11", "12", "13")
        which += "th" if is_teen else {"1": "st", "2": "nd", "3": "rd"}.get(which[-1], "th")
    return f"{which} ed." if which else ""
