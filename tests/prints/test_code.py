"""A site's QR code: drawn for the print it stands on, and read again from paper by other programs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from handout.forms import settled
from handout.model.code import QUIET_MODULES, PlannedCode
from handout.model.document import Document
from handout.model.plan import Plan
from handout.project import Project
from handout.sites import known_sites
from handout.sound import planned, sound_topic
from handout.stages.prove import prove
from handout.stages.prove.code import LEAST_MODULE_MM, code
from handout.stages.render import render
from handout.stages.typeset import typeset
from tests.conftest import HERE, TODAY, Print

VARIANTS = ["pocket-card", "summary", "patient", "patient-a5", "patient-large-print"]
SITE = """\
schema: 1
name: St Example's Hospital
short: St Example's
code: STX
filled: {{name: P. Harmacist, role: Pharmacist, on: 2026-11-01}}
review_due: 2027-05-01
address: {address}
"""
ADDRESS = "https://handouts.st-example.example/{document}"

Planner = Callable[[str, str], Plan]


@pytest.fixture(scope="module")
def plan_at(tmp_path_factory: pytest.TempPathFactory) -> Planner:
    """The plan of a variant of the topic ``full`` at a site of that address."""

    @cache
    def plan(variant: str, address: str) -> Plan:
        root = Path(shutil.copytree(HERE / "project", tmp_path_factory.mktemp("site") / "project"))
        (root / "content" / "sites").mkdir()
        (root / "content" / "sites" / "st-example.yaml").write_text(SITE.format(address=address))
        project = Project(root)
        chosen = project.variant(variant)
        sound, _ = sound_topic(project, "full", [chosen], TODAY)
        site = known_sites(project, TODAY)[0]["st-example"]
        return planned(project, settled(sound, site), chosen, TODAY)

    return plan


@pytest.fixture(scope="module")
def coded(project: Project, plan_at: Planner) -> Callable[[str], Print]:
    @cache
    def made(variant: str) -> Print:
        plan = plan_at(variant, ADDRESS)
        html = render(plan, project.template_folders)
        return Print(plan, html, typeset(html, project.fonts))

    return made


def code_of(plan: Plan) -> PlannedCode:
    assert plan.code is not None
    return plan.code


def read_from_paper(document: Document, folder: Path, dots: int) -> Iterator[tuple[int, str]]:
    """What poppler draws and zxing reads, page by page."""
    pdf = folder / "print.pdf"
    pdf.write_bytes(document.pdf)
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", pdf, folder / "page"], check=True)
    for number, path in enumerate(sorted(folder.glob("page-*.png"))):
        with Image.open(path) as image:
            yield from ((number, each.text) for each in zxingcpp.read_barcodes(image))


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_code_is_read_from_paper(coded: Callable[[str], Print], variant: str, tmp_path: Path) -> None:
    """One code, on the last words of the print, with the address of that very print."""
    made = coded(variant)
    told = code_of(made.plan).address
    assert told == f"https://handouts.st-example.example/{made.plan.furniture.document}"
    ((page, said),) = read_from_paper(made.document, tmp_path, 200)
    assert said == told
    assert page >= len(made.document.pages) - 2


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_print_with_a_code_is_proven(coded: Callable[[str], Print], variant: str) -> None:
    """Nothing else of the print suffers: room, words, contrast, tags."""
    made = coded(variant)
    assert prove(made.document, made.plan) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_code_has_size_and_clear_paper(coded: Callable[[str], Print], variant: str) -> None:
    """By the geometry of the page, not by a picture of it: nothing stands within four modules."""
    made = coded(variant)
    (page, box) = next((page, ink.box) for page in made.document.pages for ink in page.inks if ink.is_code)
    module = box.width / code_of(made.plan).modules
    assert module >= LEAST_MODULE_MM
    quiet = QUIET_MODULES * module - 0.01
    for ink in page.inks:
        is_beside = ink.box.right <= box.x - quiet or ink.box.x >= box.right + quiet
        is_above = ink.box.bottom <= box.y - quiet or ink.box.y >= box.bottom + quiet
        assert ink.is_code or is_beside or is_above, ink.text
    # Beyond the edge of the page there is nothing to be relied on.
    assert box.right + quiet <= page.width_mm
    assert box.bottom + quiet <= page.height_mm


def test_a_code_is_one_path_with_a_name(coded: Callable[[str], Print]) -> None:
    """A rectangle for each module would make a page slow; who listens hears where it leads."""
    made = coded("patient")
    told = code_of(made.plan)
    assert made.html.count("<rect") == 0
    assert made.html.count(told.path) == 1
    assert f"<title>{told.alternative}</title>" in made.html
    assert told.address in told.alternative


@pytest.mark.parametrize(
    ("variant", "is_said"), [("pocket-card", False), ("summary", True), ("patient", True)]
)
def test_the_address_is_said_in_letters_where_there_is_room(
    coded: Callable[[str], Print], variant: str, is_said: bool
) -> None:
    """Who has no telephone at hand types it; a card says as little as it can."""
    made = coded(variant)
    told = code_of(made.plan)
    assert (told.link is not None) == is_said
    assert (f'href="{told.address}"' in made.html) == is_said
    assert told.question.text in {line.text for line in made.plan.lines()}


def test_nothing_is_coded_without_an_address(printed: Callable[[str], Print]) -> None:
    """A print that no site stands behind leads nowhere."""
    assert printed("patient").plan.code is None
    assert "data-code" not in printed("patient").html


def test_the_fingerprint_holds_the_address_and_not_the_code(plan_at: Planner) -> None:
    """The code may hold the fingerprint, so the fingerprint cannot hold the code."""
    here = plan_at("patient", ADDRESS)
    there = plan_at("patient", ADDRESS.replace("handouts", "leaflets"))
    named = plan_at("patient", "https://handouts.st-example.example/{document}/{fingerprint}")
    assert len({each.furniture.fingerprint for each in (here, there, named)}) == 3
    about = named.furniture
    assert code_of(named).address.endswith(f"/{about.document}/{about.fingerprint}")


def test_a_code_says_nothing_about_the_day(plan_at: Planner) -> None:
    """The same content, the same code, byte for byte."""
    one, other = plan_at("summary", ADDRESS), plan_at.__wrapped__("summary", ADDRESS)  # type: ignore[attr-defined]
    assert one.code == other.code


SPOILT = {
    "on no page": ("", ".code-modules { display: none }"),
    "modules are 0.20 mm": ("", ".coded { --module: 0.2mm !important }"),
    "mm high": ("", ".code-modules svg { height: 22mm }"),
    "clear paper": ("", ".code-modules { outline: 0.3mm solid #000; outline-offset: 0.4mm }"),
    "too pale": ('stroke="#14181f"', 'stroke="#8b95a1"'),
    "no reader finds it": ('fill="none"', 'stroke-dasharray="1 1"'),
    "its ground too dark": ("", ".code-modules { background: #4d4d4d !important }"),
}


@pytest.mark.parametrize(("says", "change"), SPOILT.items(), ids=list(SPOILT))
def test_a_spoilt_code_is_refused(
    project: Project, coded: Callable[[str], Print], says: str, change: tuple[str, str]
) -> None:
    """What a template can do to a code, each by the measure that finds it."""
    made = coded("patient")
    old, new = change
    html = made.html.replace(old, new) if old else made.html.replace("</style>", f"{new}</style>")
    assert html != made.html
    found = [str(each.message) for each in code(typeset(html, project.fonts), made.plan)]
    assert any(says in message for message in found), found


def test_words_in_the_clear_paper_are_found(project: Project, coded: Callable[[str], Print]) -> None:
    """A line of text that is moved up against the code by a template of a site's own."""
    made = coded("pocket-card")
    html = made.html.replace("</style>", ".code-modules { margin-left: 0.2mm !important }</style>")
    (found,) = code(typeset(html, project.fonts), made.plan)
    assert "clear paper" in str(found.message)


def test_a_code_of_another_print_is_found(project: Project, plan_at: Planner) -> None:
    """The right code in the wrong place would be the worst of all."""
    plan = plan_at("patient", ADDRESS)
    other = plan_at("summary", ADDRESS)
    mixed = replace(plan, code=replace(code_of(plan), path=code_of(other).path))
    found = list(code(typeset(render(mixed, project.template_folders), project.fonts), plan))
    assert [each.code for each in found] == ["unreadable-code"]
    assert code_of(other).address in str(found[0].message)
