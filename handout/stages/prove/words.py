"""Proof 3: every word of the plan is in the PDF, read back by another library than wrote it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import pypdfium2

from handout.model.bidi import bare, comparable, is_mark
from handout.model.diagnostic import Finding
from handout.model.document import Document, Page
from handout.model.faults import printing
from handout.model.plan import Plan
from handout.stages.prove.places import echo
from handout.stages.prove.reading import Bounds, read_as_met

POINTS_PER_MM = 72 / 25.4
MARGIN_MM = 0.5

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
    alike, body = _alike(plan), "".join(_body(document, plan))
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
            page = alike(_read(pdf[number], plan))
            for text in wanted:
                if alike(text) not in page:
                    yield printing.furniture_missing((), text, number + 1)


def _alike(plan: Plan) -> Callable[[str], str]:
    """What makes a text of the plan and the same text read back equal."""
    return (lambda text: squeezed(comparable(bare(text)))) if plan.direction == "rtl" else squeezed


def _read(page: pypdfium2.PdfPage, plan: Plan, bounds: Bounds | None = None) -> str:
    """The text of a page or of a part of it; lines that run to the left are put in order first."""
    if plan.direction == "rtl":
        return read_as_met(page, bounds)
    return str(page.get_textpage().get_text_bounded(*(bounds or ())))


def _body(document: Document, plan: Plan) -> Iterator[str]:
    """The text of each page within its margins, so that furniture does not part what runs over pages."""
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        for number, page in enumerate(document.pages):
            yield _read(pdf[number], plan, _bounds(page))


def _bounds(page: Page) -> Bounds:
    """The safe area in points, counted from the bottom left as PDF does."""
    return (
        (page.safe.x - MARGIN_MM) * POINTS_PER_MM,
        (page.height_mm - page.safe.bottom - MARGIN_MM) * POINTS_PER_MM,
        (page.safe.right + MARGIN_MM) * POINTS_PER_MM,
        (page.height_mm - page.safe.y + MARGIN_MM) * POINTS_PER_MM,
    )
