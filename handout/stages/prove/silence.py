"""Proof 1: the typesetter was silent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import printing

_GLYPH = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: (?P<sign>.+?)\.?$")


def silence(document: Document) -> Iterator[Finding]:
    """Every line that the typesetter logged."""
    for said in document.complaints:
        found = _GLYPH.match(said)
        yield printing.missing_glyph((), found["sign"]) if found else printing.typesetter_complaint((), said)
