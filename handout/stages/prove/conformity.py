"""Proof 5: the PDF conforms to PDF/UA-1 and to PDF/A-2a."""

from __future__ import annotations

from collections.abc import Iterator

import page as page_validation

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import printing

STANDARDS = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}

# What our validator says of sound files, each with the reason why it may pass.
FALSE_ALARMS = {
    # It takes a carriage return at the end of packed data for a part of the line's end. veraPDF counts right.
    "PDFA2A-STREAM-LENGTH-001",
}


def conformity(document: Document) -> Iterator[Finding]:
    """Every failed rule of ISO 14289-1 and of ISO 19005-2 at level A, as the validator words it."""
    for profile, standard in STANDARDS.items():
        verdict = page_validation.validate_pdf_bytes(document.pdf, profile=profile)
        for failure in verdict.failures:
            if failure.rule_id not in FALSE_ALARMS:
                yield printing.not_conforming((), standard, str(failure.rule_id), str(failure.message))
