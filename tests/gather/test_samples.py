"""Exports as PubMed, EndNote, Zotero and Mendeley write them are read whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handout.model.diagnostic import Severity
from handout.model.gathered import Entry
from handout.stages.gather import gather
from handout.stages.gather.latex import unlatex
from handout.stages.gather.markup import script

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(SAMPLES.iterdir())


def entries(name: str) -> tuple[Entry, ...]:
    return gather(SAMPLES / name).entries


def data(name: str, number: int = 0) -> dict[str, Any]:
    return entries(name)[number].data


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_sound_export_is_read_without_an_error(path: Path) -> None:
    """What programs write as a matter of course is refused by nobody, and no field of it is unknown."""
    gathered = gather(path)
    assert gathered.entries
    assert gathered.diagnostics == ()
    told = [each for entry in gathered.entries for each in entry.diagnostics]
    assert [each for each in told if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_piece_knows_its_line(path: Path) -> None:
    """Each text of an entry stands in the line that a message about it would show."""
    for entry in gather(path).entries:
        for key in ("volume", "issue", "edition", "publisher"):
            if key in entry.data and not key.startswith("publisher"):
                span = entry.source.span((key,))
                assert entry.data[key] in span.excerpt[span.column - 1 :]


def test_pubmed() -> None:
    """Continued lines, entities, suffixes, groups, and the abbreviation of the NLM."""
    assert data("pubmed.nbib") == {
        "type": "article-journal",
        "title": "Examplamide infusions for invented pain: a randomised trial of 1.5 mg/kg in invented people"
        " <65 years",
        "author": [
            {"family": "Müller", "given": "Jörg A"},
            {"family": "van der Berg", "given": "Max", "suffix": "Jr"},
            {"literal": "Alf-One Study Group"},
        ],
        "container-title": "Journal of invented medicine",
        "container-title-short": "J Invent Med",
        "volume": "43",
        "issue": "5",
        "issued": "2024-07-09",
        "page": "521-546",
        "DOI": "10.5555/invented.2024.0001",
        "PMID": "99000001",
    }


def test_a_retraction_is_filed_with_the_article() -> None:
    """A retracted article cannot be cited without its retraction being printed."""
    assert data("pubmed.nbib", 1)["note"] == "This article has been retracted."
    assert "retracted-source" in [each.code for each in entries("pubmed.nbib")[1].diagnostics]


def test_an_entry_torn_in_two_is_no_entry(tmp_path: Path) -> None:
    """An empty line within an entry costs the whole of it, or half would be filed as if it were all."""
    path = tmp_path / "torn.nbib"
    path.write_text("PMID- 1\nTI  - A title.\n\nVI  - 3\nIP  - 2\n", encoding="utf-8")
    (entry,) = gather(path).entries
    assert [(each.code, each.span.line) for each in entry.diagnostics] == [("unreadable-line", 4)]


def test_an_article_number_is_no_page() -> None:
    """What stands alone and begins with a letter goes under 'number'."""
    assert data("pubmed.nbib", 1)["number"] == "e674"
    assert data("endnote.ris")["number"] == "e12"


def test_ris() -> None:
    """Raised figures stay raised, the DOI is bare, and the address of an article is its DOI."""
    assert data("zotero.ris") == {
        "type": "article-journal",
        "title": "Low-dose examplamide: CO₂, 10⁹ cells and E. inventa",
        "author": [
            {"family": "Doe", "given": "Jane A."},
            {"family": "Roe", "given": "Richard", "suffix": "Jr"},
            {"literal": "Board of Invented Standards"},
        ],
        "container-title": "Journal of Invented Medicine",
        "container-title-short": "J Invent Med",
        "volume": "12",
        "issue": "3",
        "page": "117-119",
        "issued": "2021-03-05",
        "DOI": "10.5555/zotero.21",
        "PMID": "99000011",
    }


def test_bibtex() -> None:
    """Abbreviations, accents, mathematics, dashes and the parts of names."""
    first = data("mendeley.bib")
    assert first["title"] == "COVID-19 and β-blockers: 100% of études in H₂O, 5–10 mg"
    assert first["container-title"] == "Journal of Invented Medicine"
    assert first["author"] == [
        {"family": "Müller", "given": "Jörg"},
        {"family": "van der Berg", "given": "Max", "suffix": "Jr"},
        {"literal": "Board of Inventions"},
    ]
    assert (first["issued"], first["page"], first["DOI"]) == ("2019-03", "117-119", "10.5555/under_score.19")


def test_a_chapter_takes_from_its_book() -> None:
    """What a ``crossref`` leaves to the book is filed with the chapter."""
    chapter = data("mendeley.bib", 1)
    assert chapter["container-title"] == "A Handbook of Invention"
    assert chapter["title"] == "The First Chapter"
    assert chapter["editor"][1] == {"family": "Straße", "given": "Ø."}
    assert (chapter["issued"], chapter["edition"]) == ("2020", "2")


def test_csl_json() -> None:
    """Figures keep their digits, particles stay with the family name, and Zotero's note gives the PMID."""
    first = data("zotero.json")
    assert (first["volume"], first["page"], first["PMID"]) == ("129", "241-254", "99000031")
    assert first["author"][0] == {"family": "van der Berg", "given": "Max", "suffix": "III"}
    assert first["container-title"] == "Anesthesia & Invention"
    assert "note" not in first


def test_what_crossref_adds_is_passed_over(tmp_path: Path) -> None:
    """An item as a citation service returns it: affiliations, nulls, the publisher of a journal, a group."""
    path = tmp_path / "item.json"
    path.write_text(
        '{"type": "article-journal", "title": "One", "publisher": "Invented Press", "ISSN": ["1234-5678"],'
        ' "author": [{"family": "Doe", "given": "J", "affiliation": [], "sequence": "first"},'
        ' {"name": "Alf-One"}],'
        ' "issued": {"date-parts": [[null]]}, "indexed": {"timestamp": 1}, "page": "e12", "volume": null}',
        encoding="utf-8",
    )
    gathered = gather(path)
    assert gathered.diagnostics == ()
    (entry,) = gathered.entries
    assert entry.diagnostics == ()
    assert entry.data == {
        "type": "article-journal",
        "title": "One",
        "author": [{"family": "Doe", "given": "J"}, {"literal": "Alf-One"}],
        "number": "e12",
    }


@pytest.mark.parametrize(
    ("fields", "full", "short"),
    [
        ("T2  - Journal of Inventions\nJ2  - J Invent", "Journal of Inventions", "J Invent"),
        ("JF  - Journal of Inventions\nJO  - J. Invent.", "Journal of Inventions", "J Invent"),
        ("JO  - Journal of Inventions\nJA  - J Invent", "Journal of Inventions", "J Invent"),
        ("T2  - Journal of Inventions\nJO  - Journal of Inventions", "Journal of Inventions", None),
        ("JO  - Journal of Inventions\nJ1  - JI", "Journal of Inventions", None),
        ("JO  - Pain", "Pain", "Pain"),
    ],
)
def test_a_journal_and_its_abbreviation(fields: str, full: str, short: str | None, tmp_path: Path) -> None:
    """Publishers put the two under different tags; a publisher's own code is no abbreviation."""
    path = tmp_path / "one.ris"
    path.write_text(
        f"Provider: Invented Press\n\nTY  - JOUR\nTI  - One\n{fields}\nER  - \n", encoding="utf-8"
    )
    gathered = gather(path)
    assert gathered.diagnostics == ()
    said = gathered.entries[0].data
    assert (said["container-title"], said.get("container-title-short")) == (full, short)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"D\'{\i}az", "Díaz"),
        (r"\v{S}im{\r u}nek", "Šimůnek"),
        (r"Stra{\ss}e, stra\ss e", "Straße, straße"),
        (r"{\AA}ngstr{\"o}m \O re", "Ångström Øre"),
        ("10--20, a---b, ``so''", "10–20, a—b, “so”"),
        (r"5~mg \& 100% \_ x_y", "5 mg & 100% _ x_y"),
        (r"\emph{E. coli} {\it so}", "E. coli so"),
        (r"H$_2$O, 10$^{9}$, 10\textsuperscript{-3}, 4\textsuperscript{th}", "H₂O, 10⁹, 10⁻³, 4th"),
        (r"$\alpha$-Blocker, $\mu$g, $\geq$5", "α-Blocker, μg, ≥5"),
    ],
)
def test_latex_is_read_as_print_would_show_it(text: str, read: str) -> None:
    """No accent, dash or figure is lost."""
    assert unlatex(text) == (read, [])


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        (r"\dag 5", ["\\dag"]),
        (r"10\textsuperscript{n/2}", ["\\textsuperscript"]),
        (r"$x", ["$"]),
        ("{x", ["{"]),
        ("x}", ["}"]),
        (r"\"", ['\\"']),
        ("{" * 50 + "}" * 50, ["{"]),
    ],
)
def test_latex_without_plain_text_is_told(text: str, unknown: list[str]) -> None:
    """A command is never dropped on the chance that it meant nothing."""
    assert unlatex(text)[1] == unknown


def test_raised_text_keeps_its_meaning() -> None:
    """10 to the 9th never becomes 109; ordinals lose only their place."""
    assert script("9", "sup") == "⁹"
    assert script("-3", "sup") == "⁻³"
    assert script("th", "sup") == "th"
    assert script("n/2", "sup") == ""
