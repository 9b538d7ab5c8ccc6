"""Proof 3: every word of the plan is in the PDF, read back by another library than wrote it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import pypdfium2

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import printing
from handout.model.language.bidi import bare, comparable, is_mark
from handout.model.plan import Plan
from handout.stages.prove.body import bodies, text_of
from handout.stages.prove.places import echo

# PDFium says U+0002 or U+FFFE for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})


def squeezed(text: str) -> str:
    """Text without any white space: lines break where they must, words do not change."""
    one = unicodedata.normalize("NFKC", text).translate(_HYPHENS).replace("\u03bc", "\u00b5")
    return "".join(one.split())


def words(document: Document, plan: Plan) -> Iterator[Finding]:
    """Each line of the plan, once for each time it was planned.

    The longest are looked for first, and what was found is crossed out, so
    that a short line is not found inside a long one.
    """
    alike, body = _alike(plan), "".join(bodies(document, plan))
    yield from _marks(plan, body)
    left = alike(body)
    planned = Counter(alike(line.text) for line in plan.lines())
    lines = {alike(line.text): line for line in plan.lines()}
    for text in sorted(planned, key=len, reverse=True):
        found = 0
        while found < planned[text] and text in left:
            left, found = left.replace(text, "\n", 1), found + 1
        if found < planned[text]:
            yield printing.text_lost(lines[text].place, echo(lines[text].text), planned[text], found)


def _marks(plan: Plan, body: str) -> Iterator[Finding]:
    """Vowel marks, which lose their letters when they are read back, by their number."""
    read = Counter(filter(is_mark, body))
    for mark, times in Counter(sign for line in plan.lines() for sign in line.text if is_mark(sign)).items():
        if read[mark] < times:
            yield printing.text_lost((), mark, times, read[mark])


def furniture(document: Document, plan: Plan) -> Iterator[Finding]:
    """Each page names its title, audience, identity, version, state and dates."""
    wanted, alike = (plan.title.text, *plan.furniture.strings()), _alike(plan)
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number in range(len(pdf)):
            page = alike(text_of(pdf[number], plan))
            for text in wanted:
                if alike(text) not in page:
                    yield printing.furniture_missing((), text, number + 1)


def _alike(plan: Plan) -> Callable[[str], str]:
    """What makes a text of the plan and the same text read back equal."""
    return (lambda text: squeezed(comparable(bare(text)))) if plan.direction == "rtl" else squeezed
