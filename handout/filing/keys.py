"""Cite keys in the house's form: author and year, such as cohen-2018, muller-2020-b, nice-2022."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import count
from string import ascii_lowercase

from handout.model.reference import Name, Reference

LONGEST = 40
SMALL = frozenset(
    ("a", "an", "and", "at", "by", "de", "der", "die", "du", "for", "from", "in", "of", "on", "the", "to")
)
# What is a letter of its own, and no letter with a mark.
UNMARKED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def key(reference: Reference, taken: Container[str]) -> str:
    """A key that nothing else has: the second of an author's year takes -b, and so on."""
    stem = "-".join(filter(None, (_who(reference), (reference.issued or "")[:4])))
    if not reference.issued:
        stem = "-".join(filter(None, (stem, *_significant(reference.title)[:1])))
    stem = stem if re.match(r"[a-z]", stem) else f"source-{stem}".rstrip("-")
    return next(each for each in _tried(stem) if each not in taken)


def _tried(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{letter}" for letter in ascii_lowercase[1:])
    yield from (f"{stem}-{number}" for number in count(27))


def _who(reference: Reference) -> str:
    names = reference.author or reference.editor
    if names:
        return (
            _person(names[0])
            if names[0].family
            else _group(names[0].literal or "", reference.publisher or "")
        )
    return (
        _group(reference.publisher, "")
        if reference.publisher
        else "-".join(_significant(reference.title)[:2])
    )


def _person(name: Name) -> str:
    return "-".join(words(name.family or ""))[:LONGEST].strip("-")


def _group(literal: str, publisher: str) -> str:
    """An organisation's short form, where the entry gives one; or its first two words that say something."""
    short = re.search(r"\(([A-Z][A-Za-z]{1,9})\)", literal)
    if short:
        return short[1].lower()
    initials = iter("".join(word[0] for word in literal.split()))
    if re.fullmatch(r"[A-Z]{2,9}", publisher) and all(letter in initials for letter in publisher):
        return publisher.lower()
    return "-".join(_significant(literal)[:2])


def _significant(text: str) -> list[str]:
    return [word[:LONGEST] for word in words(text) if word not in SMALL and re.match(r"[a-z]{2}", word)]


def words(text: str) -> list[str]:
    """The words of a text in small letters of the plain alphabet: Müller and Ørsted are muller and orsted."""
    small = unicodedata.normalize("NFKD", text.lower().translate(UNMARKED).replace("’", "").replace("'", ""))
    bare = "".join(sign for sign in small if not unicodedata.combining(sign))
    return re.findall(r"[a-z0-9]+", bare)
