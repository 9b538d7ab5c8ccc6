"""What Vancouver does with names, pages, editions and identifiers; ``samples.yaml`` holds whole entries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.citations.vancouver import entry
from handout.model.reference import Reference


def printed(reference: Reference) -> str:
    return "".join(run.text for run in entry(reference))


def made(**fields: Any) -> Reference:
    """A reference by CSL's keys, with underscores for hyphens."""
    plain = {key.replace("_", "-"): value for key, value in fields.items()}
    return Reference.model_validate({"type": "article-journal", "title": "A title", **plain})


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ({"family": "Cohen", "given": "Steven P."}, "Cohen SP"),
        ({"family": "Sartre", "given": "Jean-Paul"}, "Sartre JP"),
        ({"family": "Sartre", "given": "J.-P."}, "Sartre JP"),
        ({"family": "Chan", "given": "Erica OT"}, "Chan EO"),
        ({"family": "van Hilten", "given": "J J"}, "van Hilten JJ"),
        ({"family": "O'Brien", "given": "Máire Áine Úna"}, "O'Brien MÁ"),
        ({"family": "Lang", "given": "k.d."}, "Lang KD"),
        ({"family": "Frank", "given": "Mark", "suffix": "Jr."}, "Frank M Jr"),
        ({"family": "Frank", "given": "Mark", "suffix": "IV"}, "Frank M 4th"),
        ({"family": "Frank", "given": "Mark", "suffix": "3rd"}, "Frank M 3rd"),
        ({"family": "Orhurhu"}, "Orhurhu"),
        ({"literal": "World Health Organization"}, "World Health Organization"),
    ],
)
def test_names_are_family_and_two_initials(name: dict[str, str], wanted: str) -> None:
    """Rule REF-4: family name as written, up to two initials without stops, suffixes in NLM's form."""
    assert printed(made(type="book", author=[name, name])).startswith(
        (f"{wanted}, {wanted}.", f"{wanted}; {wanted}.")
    )


def test_a_semicolon_stands_beside_an_organisation() -> None:
    """Rule REF-4: persons are parted by commas, an organisation from its neighbours by semicolons."""
    bell, kalso = {"family": "Bell", "given": "R"}, {"family": "Kalso", "given": "E"}
    group, trust = {"literal": "Pain Group, Bergen"}, {"literal": "Trust"}
    text = printed(made(type="book", author=[group, bell, kalso, trust, group]))
    assert text == "Pain Group, Bergen; Bell R, Kalso E; Trust; Pain Group, Bergen. A title."


@pytest.mark.parametrize(("count", "said"), [(5, 5), (6, 6), (7, 6), (12, 6)])
def test_the_seventh_author_becomes_et_al(count: int, said: int) -> None:
    """Rule REF-3: all authors up to six; of more, the first six and et al."""
    text = printed(made(author=[{"family": f"Author{n}", "given": "A"} for n in range(count)]))
    assert text.count("Author") == said
    assert ("A, et al. A title." in text) == (count > 6)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("521-546", "521–546"),
        ("521-46", "521–546"),
        ("521–46", "521–546"),
        ("521--546", "521–546"),
        ("99-101", "99–101"),
        ("S93-9", "S93–S99"),
        ("e674", "e674"),
        ("44,117-119,123,152-69", "44,117–119,123,152–169"),
        ("15-3", "15–3"),
    ],
)
def test_page_ranges_are_whole(page: str, wanted: str) -> None:
    """Rule REF-5 and REF-10: an en dash, the last page in full, and what makes no range left alone."""
    assert printed(made(container_title="J", issued="2020", volume="1", page=page)).endswith(f";1:{wanted}.")


@pytest.mark.parametrize(
    ("edition", "wanted"),
    [("1", "1st ed."), ("3", "3rd ed."), ("11", "11th ed."), ("22", "22nd ed."), ("revised", "revised ed.")],
)
def test_editions_read_alike(edition: str, wanted: str) -> None:
    """An edition prints as an ordinal, however it was typed."""
    for typed in (edition, f"{edition} ed.", f"{edition} edition"):
        assert printed(made(type="book", edition=typed)) == f"A title. {wanted}"


def test_an_old_doi_is_escaped_in_the_address_alone() -> None:
    """Angle brackets and hashes stand in DOIs of the 1990s: read whole, linked whole."""
    typed = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2#a"
    (link,) = (run for run in entry(made(DOI=typed)) if run.kind == "link")
    assert link.text == f"doi:{typed}"
    assert link.address == (
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2%23a"
    )


@given(
    first=st.integers(1, 9_999), more=st.integers(1, 400), pmid=st.integers(1, 999_999_999), tail=st.uuids(),
    note=st.none() | st.just("Erratum in: Pain. 2020;1:2"),
)  # fmt: skip
def test_ranges_and_identifiers_survive(
    first: int, more: int, pmid: int, tail: object, note: str | None
) -> None:
    """A range has U+2013 between its ends; DOI and PMID each print once, as links to themselves."""
    doi, page = f"10.1234/{tail}", f"{first}-{first + more}"
    runs = entry(
        made(container_title="J", issued="2020", volume="1", page=page, DOI=doi, PMID=str(pmid), note=note)
    )
    words = "".join(run.text for run in runs if run.kind == "words")
    links = {run.text: run.address for run in runs if run.kind == "link"}
    assert f"2020;1:{first}–{first + more}." in words
    assert links == {
        f"doi:{doi}": f"https://doi.org/{doi}",
        f"PMID: {pmid}": f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
    }
    assert doi not in words
    assert "PMID" not in words
    assert note is None or words.endswith(f". {note}.")
