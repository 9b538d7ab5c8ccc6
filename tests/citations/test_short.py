"""What a card keeps of a reference; ``samples.yaml`` holds whole entries."""

from __future__ import annotations

from typing import Any

import pytest

from handout.citations.short import entry
from handout.model.reference import Reference


def printed(reference: Reference) -> str:
    return "".join(run.text for run in entry(reference))


def made(**fields: Any) -> Reference:
    plain = {key.replace("_", "-"): value for key, value in fields.items()}
    return Reference.model_validate({"type": "article-journal", "title": "A title", **plain})


BELL = [{"family": "Bell", "given": "Rae F."}]
WHO = [{"literal": "World Health Organization"}]


@pytest.mark.parametrize(
    ("reference", "wanted"),
    [
        (made(author=BELL, container_title="J Pain.", issued="2020", DOI="10.1234/x", PMID="12"),
         "Bell RF. J Pain 2020. doi:10.1234/x"),
        (made(author=BELL, container_title="J Pain", issued="2020", volume="3", PMID="12"),
         "Bell RF. J Pain 2020;3. PMID: 12"),
        (made(author=BELL, container_title="J Pain", issued="2020", issue="401", page="5-9"),
         "Bell RF. J Pain 2020;(401):5."),
        (made(container_title="BMJ", issued="2002", volume="325", page="184"), "A title. BMJ 2002;325:184."),
        (made(author=WHO, container_title="BMJ", issued="2002", volume="325", page="184", DOI="10.1234/x"),
         "World Health Organization. BMJ 2002;325:184."),
        (made(type="book", author=BELL, edition="2", publisher="Mosby", issued="2002-05"),
         "Bell RF. A title. 2nd ed. 2002."),
        (made(type="book", editor=BELL, issued="2002"), "Bell RF. A title. 2002."),
        (made(type="chapter", author=BELL, editor=WHO, container_title="A book", issued="2002", page="93-9"),
         "Bell RF. A book. 2002. p. 93."),
        (made(type="chapter", editor=WHO, container_title="A book", issued="2002"), "A title. A book. 2002."),
        (made(type="report", author=WHO, number="R7", issued="2002", URL="https://www.who.example/r/7?x=1"),
         "World Health Organization. A title. 2002. R7. who.example"),
        (made(type="legislation", title="The Regulations 2001", issued="2001"), "The Regulations 2001."),
    ],
)  # fmt: skip
def test_entries_keep_what_leads_to_the_source(reference: Reference, wanted: str) -> None:
    """Where volume and page cannot lead there, a DOI does, or a PubMed id, or the address."""
    assert printed(reference) == wanted


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.nice.org.uk/guidance/ta854", "nice.org.uk"),
        ("http://hull.nhs.uk", "hull.nhs.uk"),
        ("https://who.int:8080?x=1#y", "who.int:8080"),
        ("https://who.int@elsewhere.example/page", "elsewhere.example"),
        ("https://[", "["),
        ("https:///path", "https:///path"),
    ],
)
def test_a_page_is_linked_by_its_bare_domain(address: str, domain: str) -> None:
    """The domain prints, the whole address is behind it, and no address is too odd to print."""
    *_, link = entry(made(type="webpage", URL=address, accessed="2026-11-22"))
    assert (link.kind, link.text, link.address) == ("link", domain, address)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"issued": "2004", "updated": "2025-03"}, "2025"),
        ({"issued": "2004"}, "2004"),
        ({}, "[cited 2026]"),
    ],
)
def test_a_page_bears_the_year_of_what_was_read(dates: dict[str, str], said: str) -> None:
    """A page is as old as its last change; one without a date has the year in which it was read."""
    reference = made(type="webpage", URL="https://www.who.int", accessed="2026-11-22", **dates)
    assert printed(reference) == f"A title. {said}. who.int"
