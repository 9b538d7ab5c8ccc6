"""Nothing countable changes between two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.faults import translating
from handout.model.inline import Prose
from handout.model.language.dialect import ENGLISH, Dialect
from handout.model.language.tally import order, other_digits, tally


def unlike(source: Prose, translated: Prose, dialect: Dialect) -> Iterator[Finding]:
    """Each value, citation, link, figure or unit that is not on both sides, as often."""
    if sign := other_digits(translated):
        yield translating.other_digits((), sign).on(sign)
        return
    before, after = tally(source, ENGLISH), tally(translated, dialect)
    for what in dict.fromkeys(kind for kind, _ in (*before, *after)):
        wanted, found = _told(before - after, what), _told(after - before, what)
        if wanted or found:
            yield translating.changed_in_translation((), what, wanted or "no such", found or "lacks it")


def is_reordered(source: Prose, translated: Prose, dialect: Dialect) -> bool:
    """The same figures stand in another order: each may now belong to another word."""
    return order(source, ENGLISH) != order(translated, dialect)


def _told(rest: Counter[tuple[str, str]], what: str) -> str:
    return ", ".join(f"'{text}'" for kind, text in rest.elements() if kind == what)
