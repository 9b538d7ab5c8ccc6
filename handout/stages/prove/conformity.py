"""Proof 5: the PDF conforms to PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator

import page as page_validation

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import printing


def conformity(document: Document) -> Iterator[Finding]:
    """Every failed rule of ISO 14289-1, as the validator words it."""
    verdict = page_validation.validate_pdf_bytes(document.pdf, profile="ua1")
    for failure in verdict.failures:
        yield printing.not_conforming((), str(failure.rule_id), str(failure.message))
