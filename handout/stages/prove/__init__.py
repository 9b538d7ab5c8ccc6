"""Prove a finished document against its plan: the only door to pypdfium2, page-validation and zxing-cpp."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.plan import Plan
from handout.model.shortfall import Remedy
from handout.stages.prove.code import code
from handout.stages.prove.conformity import conformity
from handout.stages.prove.fullness import fullness
from handout.stages.prove.geometry import breaks, covers, cuts, early_ends, fit
from handout.stages.prove.grey import grey
from handout.stages.prove.ink import ink
from handout.stages.prove.overlaps import overlaps
from handout.stages.prove.silence import silence
from handout.stages.prove.size import size
from handout.stages.prove.sums import sums
from handout.stages.prove.together import together
from handout.stages.prove.words import furniture, words


def prove(document: Document, plan: Plan, remedy: Remedy = Remedy()) -> list[Finding]:  # noqa: B008 - frozen
    """All that keeps a document from being what was planned; nothing where it is.

    1. The typesetter was silent. 2. Everything fits, and nothing is cut off.
    3. Every word of the plan is in the PDF, and every figure that was worked
    out is worked out again; a code leads where it should. 4. It can be read: size, contrast, glyphs. 5. The
    PDF is accessible. Later proofs say nothing new about a document that
    failed the first two, and are left out then. The ``remedy`` is told where
    the text does not fit.
    """
    first = [
        *silence(document),
        *fit(document, plan, remedy),
        *cuts(document, plan),
        *covers(document),
        *overlaps(document, plan),
    ]
    return first or list(_read_back(document, plan))


def remarks(document: Document, plan: Plan) -> Iterator[Finding]:
    """What is worth a word about a document that is sound."""
    yield from fullness(document, plan)
    yield from together(document, plan)


def has_room(document: Document, plan: Plan) -> bool:
    """Nothing that is seen without ink speaks against it: no page too many, nothing cut or broken."""
    found = (
        *silence(document),
        *fit(document, plan, Remedy()),
        *cuts(document, plan),
        *covers(document),
        *overlaps(document, plan),
        *breaks(document, plan),
        *early_ends(document, plan),
        *size(document, plan),
    )
    return bool(document.pages) and not found


def _read_back(document: Document, plan: Plan) -> Iterator[Finding]:
    yield from words(document, plan)
    yield from sums(plan)
    yield from furniture(document, plan)
    yield from code(document, plan)
    yield from breaks(document, plan)
    yield from early_ends(document, plan)
    yield from size(document, plan)
    yield from ink(document, plan)
    yield from grey(document, plan)
    yield from conformity(document)
