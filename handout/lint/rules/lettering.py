"""Rules about letters that the typesetter cannot set so that they can be read back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.lint.rule import Case, Fault, rule
from handout.model.diagnostic import Severity
from handout.model.language.bidi import runs_right_to_left

_UNPROVABLE = re.compile("[أإآؤئ][\u064b-\u0652]|[\u05d0-\u05ea][\u05b0-\u05c7]")

FROM_THE_RIGHT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
"""The languages whose letters begin at the right, by their codes (ISO 639)."""


@rule(Severity.ERROR)
def words_against_direction(case: Case) -> Iterator[Fault]:
    """Words in Arabic, Hebrew or another script from the right stand in a print that runs from the left.

    They are read back from the PDF in the order in which they are drawn, so
    that no proof could say whether they are whole. A translation turns the
    whole print about, and is proven.
    """
    if case.topic.language.split("-")[0] in FROM_THE_RIGHT:
        return
    for place, wording in case.wordings:
        for register, prose in wording.said():
            word = next((word for word in prose.characters.split() if runs_right_to_left(word)), None)
            if word is not None:
                hint = "write the word in the letters of the print, or put it into a translation"
                yield Fault((*place, register), f"'{word}' runs from right to left", hint, word)


@rule(Severity.ERROR)
def unprovable_vowel_mark(case: Case) -> Iterator[Fault]:
    """A vowel mark behind an Arabic letter with a hamza, or a Hebrew letter, cannot be proven on paper.

    The typesetter draws the two as other pieces than were written, and what is
    read back from the PDF is no longer the word. Vowel marks are seldom
    printed: leave this one out.
    """
    for place, wording in case.wordings:
        for register, prose in wording.said():
            if found := _UNPROVABLE.search(prose.characters):
                hint = f"leave the mark out: write '{found[0][0]}'"
                message = f"the vowel mark in '{found[0]}' cannot be proven on paper"
                yield Fault((*place, register), message, hint, found[0])
