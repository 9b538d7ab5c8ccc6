"""References are filed once, below what stands there, and read back as what they were."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from handout.filing import Filing, file_references
from handout.filing.layout import HEAD, laid_out, quoted
from handout.model.reference import Library, Reference
from handout.project import Project
from handout.stages.gather import gather
from handout.stages.read import read, read_text

SAMPLES = Path(__file__).parents[1] / "gather" / "samples"
STANDING = """\
# The ward's own.
schema: 1
references:
    zoe-1999:   # set in by four
        type: book
        title: 'What stands here'   # stays as it is
    doe-1997: {type: book, title: Taken}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that holds one file of references, laid out in another way than ours."""
    (tmp_path / "content" / "references").mkdir(parents=True)
    (tmp_path / "content" / "references" / "own.yaml").write_text(STANDING, encoding="utf-8")
    return Project(tmp_path)


def export(folder: Path, text: str, name: str = "export.ris") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def codes(filing: Filing) -> list[str]:
    return [each.code for each in filing.diagnostics]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_what_is_filed_reads_back(path: Path, project: Project) -> None:
    """The file says of each entry exactly what was gathered, and its source is named."""
    filing = file_references(project, [path], "imported")
    library, _ = read(project.references_folder / "imported.yaml", Library)
    assert dict(library.references) == filing.references
    gathered = [Reference.model_validate(entry.data) for entry in gather(path).entries]
    assert list(library.references.values()) == gathered
    assert all(span.path == path for span in filing.origins.values())


def test_what_stands_there_is_not_touched(project: Project) -> None:
    """Comments, order and layout stay to the letter; what is added is set in like its neighbours."""
    file_references(project, [SAMPLES / "endnote.ris"], "own")
    text = (project.references_folder / "own.yaml").read_text(encoding="utf-8")
    assert text.startswith(STANDING)
    assert text.removeprefix(STANDING).startswith("    doe-1997-b:\n      type: article-journal\n")


@pytest.mark.parametrize(
    "standing",
    [
        "schema: 1\nreferences: {}\n",
        "references:\n  amy-1999: {type: book, title: A}\nschema: 1\n",
        "schema: 1\nreferences:\n  amy-1999: {type: book, title: A}\n...\n",
    ],
)
def test_a_file_that_cannot_be_added_to_is_told(project: Project, standing: str) -> None:
    """Where a file does not end with its references, nothing of it is changed: "cannot-append"."""
    path = project.references_folder / "other.yaml"
    path.write_text(standing, encoding="utf-8")
    filing = file_references(project, [SAMPLES / "endnote.ris"], "other")
    assert "cannot-append" in codes(filing)
    assert (filing.references, filing.refused) == ({}, 1)
    assert path.read_text(encoding="utf-8") == standing


def test_line_endings_and_a_missing_last_one_are_kept(project: Project) -> None:
    """A file from Windows stays one, and its last line is not run together with the first that is added."""
    path = project.references_folder / "own.yaml"
    path.write_bytes(STANDING.rstrip("\n").replace("\n", "\r\n").encode())
    file_references(project, [SAMPLES / "endnote.ris"], "own")
    data = path.read_bytes()
    assert data.startswith(STANDING.replace("\n", "\r\n").encode())
    assert data.count(b"\n") == data.count(b"\r\n")


def test_what_is_filed_is_not_filed_again(project: Project) -> None:
    """A second import of the same files changes nothing, and says where each stands: "already-filed"."""
    files = sorted(SAMPLES.iterdir())
    first = file_references(project, files, "imported")
    path = project.references_folder / "imported.yaml"
    before = path.read_bytes()
    again = file_references(Project(project.root), files, "imported")
    assert path.read_bytes() == before
    assert (again.references, again.known) == ({}, len(first.references))
    told = [each.message for each in again.diagnostics if each.code == "already-filed"]
    lines = before.decode().split("\n")
    for key in first.references:
        where = f"content/references/imported.yaml:{lines.index(f'  {key}:') + 1}"
        assert any(f"already filed as {key} in {where}" in message for message in told)


def test_a_doi_is_one_in_any_case_and_twice_in_one_file(project: Project, tmp_path: Path) -> None:
    """Within one import, too, a source is filed once."""
    one = "TY  - BOOK\nTI  - One\nDO  - 10.5555/ABC\nER  - \n"
    other = "TY  - BOOK\nTI  - One, again\nDO  - https://doi.org/10.5555/abc\nER  - \n"
    filing = file_references(project, [export(tmp_path, one + other)], "imported")
    assert [each.title for each in filing.references.values()] == ["One"]
    assert (filing.known, codes(filing)) == (1, ["already-filed"])


def test_what_only_looks_alike_is_filed_and_told(project: Project, tmp_path: Path) -> None:
    """Same first author, year and title, another DOI: a person must look: "resembles-another"."""
    entry = "TY  - BOOK\nAU  - Müller, A.\nPY  - 2020\nTI  - {}\nDO  - 10.5555/{}\nER  - \n"
    text = entry.format("On nothing", 1) + entry.format("On Nothing.", 2)
    filing = file_references(project, [export(tmp_path, text)], "imported")
    assert list(filing.references) == ["muller-2020", "muller-2020-b"]
    assert codes(filing) == ["resembles-another"]


def test_a_missing_abbreviation_is_told(project: Project, tmp_path: Path) -> None:
    """An article is filed without its journal's abbreviation, but not in silence: "missing-abbreviation"."""
    text = "TY  - JOUR\nTI  - One\nT2  - Journal of Inventions\nER  - \n"
    filing = file_references(project, [export(tmp_path, text)], "imported")
    assert codes(filing) == ["missing-abbreviation"]
    assert len(filing.references) == 1


def test_markup_that_only_looks_is_left_out_and_told(project: Project) -> None:
    """Italics go, with a word about it: "stripped-markup"."""
    filing = file_references(project, [SAMPLES / "zotero.ris"], "imported")
    assert "stripped-markup" in codes(filing)
    assert "<" not in (project.references_folder / "imported.yaml").read_text(encoding="utf-8")


def test_the_sound_are_filed_beside_the_refused(project: Project, tmp_path: Path) -> None:
    """One broken entry never costs another."""
    text = "TY  - BOOK\nTI  - Broken\nDO  - 10\nER  - \nTY  - BOOK\nTI  - Sound\nER  - \n"
    filing = file_references(project, [export(tmp_path, text)], "imported")
    assert [each.title for each in filing.references.values()] == ["Sound"]
    assert filing.refused == 1


def test_nothing_is_filed_in_a_library_that_cannot_be_read(project: Project) -> None:
    """Who does not know what is filed cannot know what is not."""
    (project.references_folder / "torn.yaml").write_text("references: [", encoding="utf-8")
    filing = file_references(project, [SAMPLES / "endnote.ris"], "imported")
    assert (filing.references, filing.refused) == ({}, 1)
    assert not (project.references_folder / "imported.yaml").exists()
    assert "torn.yaml" in str(filing.diagnostics[0].span)


def test_a_dry_run_leaves_no_trace(project: Project) -> None:
    """What would be filed is said, and nothing is written."""
    filing = file_references(project, [SAMPLES / "endnote.ris"], "imported", dry=True)
    assert filing.shelf
    assert "doe-1997-b:" in filing.shelf.added
    assert not (project.references_folder / "imported.yaml").exists()


PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")), min_size=1
)
HARD = [
    "no",
    "yes",
    "null",
    "1e3",
    "1.10",
    "010",
    "12:30",
    "- a",
    "a: b",
    "a #b",
    "#a",
    "'a",
    '"a"',
    "[a]",
    "{a}",
]
HARDER = [
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "?",
    "a:",
    "\\",
    "a\\n",
    "~",
    "2018-07-09",
    "é",
    "²",
    "=",
    "<<",
]


@given(text=PRINTABLE | st.sampled_from(HARD + HARDER))
def test_every_text_survives_the_file(text: str) -> None:
    """Whatever signs a text holds, the file gives it back to the letter: to us, and to any reader of YAML."""
    stripped = text.strip()
    assume(re.search(r"[a-z0-9éµ]", stripped))
    name = {"family": stripped, "given": stripped}
    data = {"type": "book", "title": stripped, "author": [name], "note": stripped}
    reference = Reference.model_validate(data)
    file = HEAD + laid_out({"a-1": reference})
    library, _ = read_text(file, Library, Path("any.yaml"))
    assert library.references["a-1"] == reference
    plain = yaml.safe_load(file)["references"]["a-1"]
    assert str(plain["title"]) == reference.title == str(plain["author"][0]["family"])


@pytest.mark.parametrize(
    "text", ["43", "2018", "521-546", "Plain words, and more", "Simpson's rule", "a-b: c"[:3]]
)
def test_plain_text_stays_bare(text: str) -> None:
    """Quotation marks stand only where they are needed, as in files that people write."""
    assert quoted(text) == text
