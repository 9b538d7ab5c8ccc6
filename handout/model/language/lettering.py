"""Words for pictures, where the typesetter draws letter after letter from the left and joins none."""

from __future__ import annotations

import unicodedata

from handout.model.language.bidi import runs_right_to_left

_JOINS_NOTHING_AFTER = frozenset("اأإآدذرزوؤةىء")


def drawn_apart(word: str) -> str:
    """The word as a row of single letters that look as they do when joined, from left to right."""
    if not runs_right_to_left(word):
        return word
    return " ".join(map(_joined, reversed(word.split())))


def _joined(word: str) -> str:
    """Each letter in the shape that its neighbours give it, the last one first."""
    shapes = []
    for before, letter, after in zip(" " + word, word, word[1:] + " ", strict=False):
        reached = before != " " and before not in _JOINS_NOTHING_AFTER and letter != "ء"
        reaching = after not in " ء" and letter not in _JOINS_NOTHING_AFTER
        shapes.append(_shaped(letter, reached, reaching))
    return "".join(reversed(shapes))


def _shaped(letter: str, reached: bool, reaching: bool) -> str:
    form = {(True, True): "MEDIAL", (True, False): "FINAL", (False, True): "INITIAL"}.get((reached, reaching))
    name = f"{unicodedata.name(letter, '')} {form or 'ISOLATED'} FORM"
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return letter
