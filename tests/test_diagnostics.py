"""Every fault that content can cause is shown failing, at its place, by a file that says so itself.

In ``tests/content/broken`` a comment ``# error[code]`` or ``# warning[code]`` at
the end of a line means that line; on a line of its own it means the next line
that holds more than such a comment. ``@12`` behind it adds the column.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from handout.model.diagnostic import Diagnostic
from handout.pages import pages
from handout.pipeline import check
from handout.project import Project

HERE = Path(__file__).parent
BROKEN = HERE / "content" / "broken"
FILES = sorted(BROKEN.rglob("*.yaml"))
NAMES = [path.relative_to(BROKEN).as_posix() for path in FILES]
TODAY = date(2026, 11, 22)

MARK = re.compile(r"(error|warning|note)\[([a-z-]+)\](?:@(\d+))?")
NOTHING_ELSE = re.compile(rf"\s*#\s*(?:{MARK.pattern}\s*)+")

ELSEWHERE = {
    # Files that cannot be kept in a repository as they are.
    "file-too-large": "reading/test_reader.py",
    "unreadable-file": "reading/test_reader.py",
    # A translation without its topic, and a language whose labels are not whole.
    "translation-of-nothing": "languages/test_translations.py",
    "missing-label": "languages/test_translations.py",
    # A print in black is a project's own variant.
    "colour-lost": "lint/test_figures.py",
    # Image files that are broken in themselves.
    "unsound-image": "lint/test_images.py",
    # What stands in another file than the one that is read.
    "ragged-row": "reading/test_sheets.py",
    "misnamed-file": "cli/test_commands.py",
    "unworked-cell": "reading/test_sheets.py",
    "approval-outdated": "model/test_sites.py",
    "approved-unwritten": "model/test_sites.py",
    # Faults of other programs' files, beside which stands what they must be told.
    "unknown-export": "gather/test_broken.py",
    "no-entries": "gather/test_broken.py",
    "unreadable-line": "gather/test_broken.py",
    "unfinished-entry": "gather/test_broken.py",
    "repeated-field": "gather/test_broken.py",
    "unread-field": "gather/test_broken.py",
    "unknown-markup": "gather/test_broken.py",
    "unknown-macro": "gather/test_broken.py",
    "unknown-parent": "gather/test_broken.py",
    "malformed-name": "gather/test_broken.py",
    "shortened-names": "gather/test_broken.py",
    "shortened-date": "gather/test_broken.py",
    "unreadable-date": "gather/test_broken.py",
    "retracted-source": "gather/test_broken.py",
    "too-many-entries": "gather/test_broken.py",
    # Faults that show only against what is filed already.
    "cannot-append": "filing/test_filing.py",
    "already-filed": "filing/test_filing.py",
    "resembles-another": "filing/test_filing.py",
    "missing-abbreviation": "filing/test_filing.py",
    # Faults that show only on sheets of paper.
    "page-exceeds-slot": "sheets/test_refusals.py",
    "page-below-slot": "sheets/test_refusals.py",
    "gap-too-narrow": "sheets/test_refusals.py",
    "enters-printer-edge": "sheets/test_refusals.py",
    "mixed-page-sizes": "sheets/test_refusals.py",
    "odd-pages": "sheets/test_refusals.py",
    "unfilled-booklet": "sheets/test_refusals.py",
    "no-such-print": "sheets/test_refusals.py",
    "too-many-prints": "sheets/test_refusals.py",
    "unknown-sign": "sheets/test_refusals.py",
    "words-in-printer-edge": "sheets/test_refusals.py",
    "mismatched-back": "sheets/test_overleaf.py",
    "disordered-booklet": "sheets/test_overleaf.py",
    "displaced-page": "sheets/test_overleaf.py",
    "miscounted-page": "sheets/test_overleaf.py",
    "stripped-markup": "filing/test_filing.py",
}
"""Codes that content can cause and a named test shows."""

OF_A_TEMPLATE_OR_THE_MACHINE = {
    "template-error",  # a slip in a template
    "typesetter-complaint",  # CSS or HTML that the typesetter does not understand
    "missing-glyph",  # uncovered-character finds it first, unless a template chose another font
    "text-lost",  # a template that forgets a line of its plan
    "value-broken",  # a template that lets a value wrap
    "wrong-sum",  # a slip in our own arithmetic
    "type-too-small",  # a style sheet below the floor
    "scaled-text",  # a style sheet with a transform
    "faint-text",  # a style sheet with too little contrast
    "line-ends-early",  # the typesetter broke a line at the wrong place
    "not-conforming",  # a template whose tags are wrong
    "covered-text",  # a head or foot that outgrows its margin
    "hidden-text",  # a style sheet that puts a ground over a text
    "text-on-text",  # a style sheet that puts two texts in one place
    "colour-in-grey",  # a picture in colour, in a print for black and white printers
    "unreadable-code",  # a template that spoils a QR code
    "furniture-missing",  # a template without the furniture of a page
    "unwritable-output",  # a full or forbidden disk
    "changed-meanwhile",  # an edit at the wrong moment
    "worker-lost",  # a machine without enough memory
}

ON_PAPER = {
    "text-does-not-fit",
    "shorten-here",
    "nearly-full",
    "parted-heading",
    "text-cut-off",
    "word-too-wide",
}
"""Content can cause these, but only paper shows them: see tests/prints."""


def expected(path: Path) -> dict[tuple[int, str, str], int | None]:
    """Line, severity and code of each fault a file announces, with its column where it says so."""
    waiting: list[tuple[str, str, str]] = []
    found: dict[tuple[int, str, str], int | None] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        here = [] if "#" not in line else MARK.findall(line[line.index("#") :])
        if NOTHING_ELSE.fullmatch(line):
            waiting += here
            continue
        for severity, code, column in (*waiting, *here):
            found[number, severity, code] = int(column) if column else None
        waiting = []
    return found


def reported(path: Path, folder: Path) -> Iterator[Diagnostic]:
    """What ``handout check`` says about the file, in a project that holds it and the fixture's library."""
    if path.parent.name == "translations":
        shutil.copytree(HERE / "languages", folder, ignore=lambda *_: ["translations"], dirs_exist_ok=True)
    else:
        (folder / "content" / "topics").mkdir(parents=True)
        for part in ("images", "references"):
            shutil.copytree(HERE / "project" / "content" / part, folder / "content" / part)
    for sheet in BROKEN.glob("*.csv"):
        shutil.copy(sheet, folder / "content" / "topics")
    if path.parent.name == "sites":
        shutil.copy(HERE / "examples" / "content" / "topics" / "contacts.yaml", folder / "content" / "topics")
    target = {
        "sites": folder / "content" / "sites" / path.name,
        "references": folder / "content" / "references" / path.name,
        "variants": folder / "templates" / path.stem / "variant.yaml",
        "translations": folder / "content" / "translations" / f"lost-property.{path.name.partition('.')[2]}",
    }.get(path.parent.name, folder / "content" / "topics" / path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    for outcome in check(Project(folder), TODAY):
        for each in outcome.diagnostics:
            # The fixture's own library is not read by these topics.
            if each.code != "uncited-reference" or folder / each.span.path == target:
                assert folder / each.span.path == target, each
                yield each


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_reports_what_it_announces(name: str, tmp_path: Path) -> None:
    """Each fault is reported at its line under its code, and nothing else is."""
    announced = expected(BROKEN / name)
    found = list(reported(BROKEN / name, tmp_path))
    assert {(each.span.line, str(each.severity), each.code) for each in found} == set(announced)
    columns = {(each.span.line, str(each.severity), each.code): each.span.column for each in found}
    assert {key: columns[key] for key, column in announced.items() if column} == {
        key: column for key, column in announced.items() if column
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_says_why_it_is_broken(name: str) -> None:
    """Each broken file begins with a sentence; a fault of the file as a whole is marked behind it."""
    assert re.match(r"# \w[^#]*\.($|  #)", (BROKEN / name).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_fault_of_content_is_shown() -> None:
    """No rule and no fault that content can cause goes without a file or a test that shows it."""
    shown = {code for path in FILES for _, _, code in expected(path)}
    assert set(pages()) - OF_A_TEMPLATE_OR_THE_MACHINE - ON_PAPER - set(ELSEWHERE) == shown


@pytest.mark.parametrize(("code", "module"), ELSEWHERE.items())
def test_a_fault_shown_elsewhere_is_named_there(code: str, module: str) -> None:
    """The test that shows a fault names its code."""
    assert f'"{code}"' in (HERE / module).read_text(encoding="utf-8")


def test_faults_of_paper_are_shown_where_paper_is_made() -> None:
    """What only paper shows is shown by the tests of the prints."""
    modules = "".join(path.read_text(encoding="utf-8") for path in (HERE / "prints").glob("test_*.py"))
    assert {code for code in ON_PAPER if code not in modules} == set()


@pytest.mark.parametrize("code", sorted(pages()))
def test_every_page_explains_its_code(code: str) -> None:
    """A page begins with a whole sentence, and uses no word that only a programmer knows."""
    page = pages()[code]
    assert re.match(r"[A-Z`{].*[.:]$", page.text.split("\n\n")[0].replace("\n", " ")), page.text
    assert not re.search(r"\b(None|dict|tuple|str|pydantic|exception|traceback)\b", page.text)
