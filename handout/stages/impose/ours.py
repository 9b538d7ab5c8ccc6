"""Sheets that were made here, told from any other file that lies at their place."""

from __future__ import annotations

from pathlib import Path

import pikepdf

PRODUCER = "Handout"


def is_ours(path: Path) -> bool:
    """Whether sheets that Handout made lie there; a print is none, for the typesetter made it."""
    try:
        with pikepdf.open(path) as pdf:
            return str(pdf.docinfo.get("/Producer", "")) == PRODUCER
    except (pikepdf.PdfError, OSError):
        return False
