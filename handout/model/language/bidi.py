"""Text in two directions: figures and Latin names keep their order among words that run to the left."""

from __future__ import annotations

import re
import unicodedata

NBSP = "\u00a0"
ISOLATE, RELEASE, JOINER = "\u2066", "\u2069", "\u2060"

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LEFT = rf"[^\W{_RIGHT}]"
_INNER = r"[ \u00a0\u202f.,:;/\-–−+×·'’@&]"
# Behind an initial, a point ends no sentence.
_CHAIN = rf"{_LEFT}+(?:(?:{_INNER}|(?<=\b[A-Z])\.[ \u00a0]|[ \u00a0]?°){_LEFT}+)*"
_MIRRORED_CHAIN = rf"{_LEFT}+(?:(?:{_INNER}|[ \u00a0]\.(?=[A-Z]\b)|°[ \u00a0]?){_LEFT}+)*"
_STRETCH = re.compile(rf"(?:[−+±≤≥<>≈~][ \u00a0]?)?{_CHAIN}(?:[ \u00a0]?[%°])?")
_MIRRORED_STRETCH = re.compile(rf"(?:[%°][ \u00a0]?)?{_MIRRORED_CHAIN}(?:[ \u00a0]?[−+±≤≥<>≈~])?")
_BREAKS = re.compile(r"[-–/](?=\w)")
_LETTER = re.compile(f"[{_RIGHT}]")
_OPENING = str.maketrans(")]}>»›", "([{<«‹")


def runs_right_to_left(text: str) -> bool:
    """Some letter of the text is one of Arabic, Hebrew or another script that begins at the right."""
    return bool(_LETTER.search(text))


def isolated(text: str) -> str:
    """The text with each figure, and each Latin name, closed off from the direction around it.

    Among Arabic words ``01632 960001`` would be drawn with its halves changed
    over, and ``−5`` with the minus behind it (Unicode annex 9, rules N1 and L2).
    """
    return _STRETCH.sub(lambda found: closed(found[0]), text)


def closed(text: str) -> str:
    """A stretch closed off from the direction around it; never parted, or its halves would change places."""
    whole = _BREAKS.sub(rf"\g<0>{JOINER}", text.replace(" ", NBSP))
    return f"{ISOLATE}{whole}{RELEASE}"


def bare(text: str) -> str:
    """The text without the marks that close a stretch off."""
    return text.translate(dict.fromkeys(map(ord, (ISOLATE, RELEASE, JOINER))))


def as_read(drawn: str) -> str:
    """Signs as they stand on paper from left to right, in the order in which a reader meets them."""
    if not runs_right_to_left(drawn):
        return drawn
    return _MIRRORED_STRETCH.sub(lambda found: found[0][::-1], drawn[::-1])


def comparable(text: str) -> str:
    """What two readings of a text agree on.

    Which way a bracket opens, and after which letter a vowel mark is told, is
    lost in the text layer of a PDF that runs from right to left.
    """
    folded = text.translate(_OPENING)
    return "".join(sign for sign in folded if not is_mark(sign))


def is_mark(sign: str) -> bool:
    """A vowel mark above or below a letter of a script that begins at the right."""
    return unicodedata.category(sign) == "Mn" and runs_right_to_left(sign)
