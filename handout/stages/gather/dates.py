"""Dates as exports write them: 2018 Jul 9, 2018/07/09/, 2018-07."""

from __future__ import annotations

import re
from datetime import date

from handout.model.faults import gathering
from handout.stages.gather.draft import Draft, Piece

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/ ](?P<month>[0-9]{1,2}|[A-Za-z]{3,9})\.?(?:[-/ ](?P<day>[0-9]{1,2}))?)?[/ ]*"
)


def dated(draft: Draft, key: str, piece: Piece | None) -> None:
    """Set a date to the day, month or year it names; of any other form the year, and that is told."""
    if piece is None:
        return
    if said := _iso(piece.text):
        draft.put(key, piece.saying(said))
    elif year := re.match(r"[0-9]{4}(?![0-9])", piece.text):
        draft.put(key, piece.saying(year[0]))
        draft.tell(gathering.shortened_date((), piece.text, year[0]), piece.at)
    else:
        draft.tell(gathering.unreadable_date((), piece.text), piece.at)


def _iso(text: str) -> str:
    found = FORM.fullmatch(text.strip())
    if found is None:
        return ""
    year, month, day = found["year"], _month(found["month"] or ""), int(found["day"] or 0)
    if not found["month"]:
        return str(year)
    try:
        date(int(year), month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in MONTHS else 0
