"""What is wanted on sheets, as it is typed: TOPIC:VARIANT=COPIES, and the offset of a printer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from handout.cli.usage import Misuse, known

if TYPE_CHECKING:
    from handout.model.sheet.flip import Offset
    from handout.sheeting.wanted import Wish

VARIANT = "pocket-card"
MOST_COPIES = 1000
MOST_IN_ALL = 5000
MOST_OFFSET_MM = 5
_WISH = re.compile(r"(?P<topic>[^:=]+)(:(?P<variant>[^:=]+))?(=(?P<copies>\S*))?")
_OFFSET = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,3})?),([+-]?\d{1,3}(?:\.\d{1,3})?)", re.ASCII)


def wishes(typed: Sequence[str], topics: Sequence[str], variants: Sequence[str]) -> list[Wish]:
    """Each topic with the variant and the copies that are wanted of it; all slips are told at once."""
    if not typed:
        raise Misuse("name the topics that are wanted, such as: handout sheet ketamine=4")
    wanted, wrong = [], []
    for each in typed:
        try:
            wanted.append(_wish(each, topics, variants))
        except Misuse as misuse:
            wrong.append(misuse)
    if wrong:
        raise Misuse("\n".join(map(str, wrong)))
    if (copies := sum(wish.copies for wish in wanted)) > MOST_IN_ALL:
        raise Misuse(f"{copies} copies are too many for one job; {MOST_IN_ALL} are the most: make several")
    return wanted


def _wish(typed: str, topics: Sequence[str], variants: Sequence[str]) -> Wish:
    from handout.sheeting.wanted import Wish

    parts = _WISH.fullmatch(typed)
    if parts is None:
        raise Misuse(f"'{typed}' is not TOPIC:VARIANT=COPIES, such as ketamine:pocket-card=4")
    (topic,) = known([parts["topic"]], topics, "topic")
    (variant,) = known([parts["variant"] or VARIANT], variants, "variant")
    return Wish(topic, variant, _copies(typed, parts["copies"]))


def _copies(typed: str, copies: str | None) -> int:
    if copies is None:
        return 1
    is_count = re.fullmatch(r"[0-9]{1,7}", copies) is not None
    if not is_count or not 1 <= int(copies) <= MOST_COPIES:
        raise Misuse(f"'{typed}' asks for '{copies}' copies; write a whole number from 1 to {MOST_COPIES}")
    return int(copies)


def offset(typed: str) -> Offset:
    """How far backs stand from where they should, to the right and up, in millimetres."""
    parts = _OFFSET.fullmatch(typed.replace("−", "-").replace(" ", ""))
    if parts is None:
        raise Misuse(f"'{typed}' is no offset; write what the calibration sheet shows, such as 0.5,-0.3")
    right, up = Fraction(parts[1]), Fraction(parts[2])
    if max(abs(right), abs(up)) > MOST_OFFSET_MM:
        raise Misuse(
            f"an offset of {typed} mm is more than {MOST_OFFSET_MM} mm: backs would be cut into. "
            "Calibrate again; if it is so, have the printer seen to, or take --layout fold-over"
        )
    return right, up
