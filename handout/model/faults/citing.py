"""Faults in references and their identifiers."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def malformed_doi(doi: str) -> Words:
    """A DOI does not begin with ``10.`` and a registrant, then a slash.

    It is printed as a link; a malformed one leads nowhere (rule REF-6).
    """
    return f"'{doi}' is not a DOI", "write it bare: 10.1097/AAP.0000000000000808"


@fault(Severity.ERROR)
def malformed_pmid(pmid: str) -> Words:
    """A PubMed id is not a plain number (rule REF-6)."""
    return f"'{pmid}' is not a PubMed id", "write its digits only: 31082965"


@fault(Severity.ERROR)
def malformed_address(address: str) -> Words:
    """The address of a web source is not a web address."""
    return f"'{address}' is not a web address", "begin it with https://"


@fault(Severity.ERROR)
def lost_page_dash(pages: str, mended: str) -> Words:
    """A page range has lost the dash between its first and its last page.

    Seen in the wild: 521–546 copied as 521546, 60–65 as 6065, because
    extraction drops en dashes. The same loss turns a dose range of 10–20 into 1020.
    """
    return (
        f"the page range '{pages}' seems to have lost its dash",
        f"write '{mended}'; a single page goes under 'number'",
    )


@fault(Severity.ERROR)
def duplicate_reference(key: str, other: str, what: str) -> Words:
    """Two references have the same DOI or PubMed id, or are filed under one key.

    The same source would be printed twice, under two numbers (rule REF-2).
    """
    return f"'{key}' has the same {what} as '{other}'", "keep one entry, and cite it by its key"
