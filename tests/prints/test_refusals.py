"""A print that cannot be what was written is refused: it leaves no file, and costs no other print."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from handout.cli import main
from handout.model.diagnostic import Diagnostic, Severity, Span
from handout.pipeline import build
from handout.project import PACKAGED, Project
from tests.conftest import TODAY

EDITIONS = {"patient-a5", "patient-large-print"}
"""They are set with the leaflet's own template, and lost with it."""
VARIANTS = ("patient", *sorted(EDITIONS), "pocket-card", "summary")
OLD = b"an older print that was right once"
BYSTANDER = """\
schema: 1
title: {text: A bystander, plain: A bystander}
language: en-GB
kind: medicine
control:
  id: BYS
  version: "0.1"
  status: example
  organisation: The Handout tests
  authors: [{name: A. Author, role: Test author}]
  written: 2026-11-22
  review_due: 2027-11-01
sections:
  - id: call
    kind: contacts
    title: {text: Call, plain: Call}
    blocks:
      - write_in: [{text: Pain team, plain: The pain team}]
"""


@pytest.fixture
def house(copied_project: Project) -> Path:
    """A project to spoil: the fixture topic, a sound bystander, and an older build of both in output/."""
    root = copied_project.root
    (root / "content/topics/bystander.yaml").write_text(BYSTANDER, encoding="utf-8")
    for topic in ("bystander", "full"):
        (root / "output" / topic).mkdir(parents=True)
        for variant in VARIANTS:
            for kind in ("pdf", "html"):
                (root / "output" / topic / f"{topic}-{variant}.{kind}").write_bytes(OLD)
    return root


def edit(path: Path, old: str, new: str) -> int:
    """Replace one stretch of a content file; the line on which it stood."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def topic_of(house: Path) -> Path:
    return house / "content" / "topics" / "full.yaml"


def replaced_template(house: Path, name: str) -> Path:
    """The project's own copy of one packaged template."""
    path = house / "templates" / name
    path.parent.mkdir(parents=True)
    return Path(shutil.copy(PACKAGED / name, path))


Refused = Callable[..., list[Diagnostic]]


@pytest.fixture
def refused(house: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run the build command; why it refuses these variants, once all that a refusal must keep holds.

    The rest of ``full`` is built, and so is the bystander, unless the fault is in a template that both use.
    """

    def run(*variants: str, is_shared: bool = False) -> list[Diagnostic]:
        status, outcomes = command(house, capsys)
        assert status == 1
        lost = set(variants or VARIANTS) | (EDITIONS if "patient" in variants else set())
        assert_on_disk(house, "full", set(VARIANTS) - lost)
        assert_on_disk(house, "bystander", set(VARIANTS) - (lost if is_shared else set()))
        assert {each["topic"] for each in outcomes if each["is_refused"]} == (
            {"full", "bystander"} if is_shared else {"full"}
        )
        return [each for outcome in outcomes if outcome["is_refused"] for each in outcome["diagnostics"]]

    return run


def command(
    house: Path, capsys: pytest.CaptureFixture[str], workers: int = 1
) -> tuple[int, list[dict[str, Any]]]:
    """The exit status of `handout build`, and its outcomes with diagnostics as such.

    One worker presses in this process, which need not load the typesetter anew for each test.
    """
    where = ["--project", str(house), "--today", TODAY.isoformat(), "--workers", str(workers)]
    status = main(["build", *where, "--format", "json"])
    outcomes = json.loads(capsys.readouterr().out)["outcomes"]
    for outcome in outcomes:
        outcome["diagnostics"] = [read_back(each) for each in outcome["diagnostics"]]
    return status, outcomes


def read_back(said: dict[str, Any]) -> Diagnostic:
    span = Span(Path(said["file"]), said["line"], said["column"], said["length"])
    return Diagnostic(said["code"], Severity(said["severity"]), said["message"], said["hint"], span)


def assert_on_disk(house: Path, topic: str, variants: set[str]) -> None:
    """The prints of these variants, all of them new; not a scrap of any other."""
    there = sorted((house / "output").glob(f"{topic}/*"))
    assert {path.name for path in there} == {
        f"{topic}-{variant}.{kind}" for variant in variants for kind in ("pdf", "html")
    }
    assert all(path.read_bytes() != OLD for path in there)


def only(said: Sequence[Diagnostic], code: str) -> Diagnostic:
    """The one finding, of the one code that was expected."""
    assert {each.code for each in said} == {code}
    return said[0]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_house_is_sound_before_it_is_spoilt(
    house: Path, capsys: pytest.CaptureFixture[str], workers: int
) -> None:
    """The control of all below: every print of both topics replaces its older one."""
    status, outcomes = command(house, capsys, workers)
    assert [each["diagnostics"] for each in outcomes if each["is_refused"]] == []
    assert status == 0
    for topic in ("full", "bystander"):
        assert_on_disk(house, topic, set(VARIANTS))


def test_thirty_points_too_many_on_the_card(house: Path, refused: Refused) -> None:
    """Nothing shrinks: the author learns where it breaks off, how much to cut, and what would hold it."""
    points = "".join(f'          - short: "Point number {n} is too much for a card"\n' for n in range(30))
    anchor = '      - points:\n          - text: "**Bladder**'
    edit(topic_of(house), anchor, anchor.replace("          - text", points + "          - text"))
    text = topic_of(house).read_text(encoding="utf-8")
    for n in range(30):  # a safety statement must reach everybody or be omitted by name
        line = f'          - short: "Point number {n} is too much for a card"\n'
        text = text.replace(line, f"{line}            omit: {{text: card only, plain: card only}}\n")
    topic_of(house).write_text(text, encoding="utf-8")
    said = refused("pocket-card")
    found = only(said, "text-does-not-fit")
    assert re.search(r"\d+ sides where 2 sides may be", found.message)
    assert re.search(r"\d+ mm too much after side 2", found.message)
    assert re.search(r"from section '[^']+' on", found.message)
    assert re.search(r"shorten by about [\d,]+ characters; it would fit on A[3-6]$", found.hint)
    assert found.span.path.as_posix() == "content/topics/full.yaml"


def test_one_contraindication_without_plain_words(house: Path, refused: Refused) -> None:
    """A safety statement never drops out of the leaflet because nobody put it in plain words (hazard H08)."""
    line = edit(topic_of(house), "            plain: your liver does not work well\n", "")
    found = only(refused(), "safety-statement-lost")
    assert "patient" in found.message
    assert "plain" in found.hint
    assert line - 1 <= found.span.line <= line


def test_fonts_without_a_sign(house: Path, refused: Refused) -> None:
    """A sign that no bundled face draws is refused where it stands, and is never a box (hazard H04)."""
    fonts = house / "templates" / "shared" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(PACKAGED / "shared/fonts/fonts.conf", fonts)
    for path in (PACKAGED / "shared" / "fonts").glob("*.ttf"):
        without(path, "≥", fonts / path.name)
    line = edit(topic_of(house), "pressure, ≥ 20", "pressure, ≥ 21")
    found = only(refused(), "uncovered-character")
    assert "'≥' (U+2265)" in found.message
    assert (found.span.line, found.span.length) == (line, 1)


def without(face: Path, sign: str, to: Path) -> None:
    """A face that has lost one sign, as web subsets have."""
    with TTFont(face) as font:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(sign), None)
        font.save(to)


def test_a_broken_cite_key(house: Path, refused: Refused) -> None:
    """A claim without its source is refused, with the key that was most likely meant."""
    line = edit(topic_of(house), "of invention [@doe-2024]", "of invention [@deo-2024]")
    found = only(refused(), "undefined-citation")
    assert (found.span.line, found.span.length) == (line, len("deo-2024"))
    assert "did you mean 'doe-2024'?" in found.hint


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ("{% if %}", "Expected an expression"),
        ("{{ plan.titel.text }}", "titel"),
        ("{{ misspelt }}", "misspelt"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{% include 'shared/gone.html.j2' %}", "gone.html.j2"),
    ],
    ids=["syntax", "unknown field", "undefined", "forbidden", "missing template"],
)
def test_a_template_that_fails(house: Path, refused: Refused, slip: str, says: str) -> None:
    """A slip in a template is told with the template and the line, and the other variants are built."""
    path = replaced_template(house, "patient/page.html.j2")
    inside = path.read_text(encoding="utf-8").replace("{% block closing %}", f"{{% block closing %}}\n{slip}")
    path.write_text(inside, encoding="utf-8")
    line = inside.splitlines().index(slip) + 1
    found = only(refused("patient", is_shared=True), "template-error")
    assert says in found.message
    assert found.span.path.as_posix().endswith("templates/patient/page.html.j2")
    assert found.span.line == line


def test_a_style_sheet_that_the_typesetter_does_not_know(house: Path, refused: Refused) -> None:
    """One unknown property in one variant stops that variant alone."""
    path = replaced_template(house, "summary/page.css")
    path.write_text(path.read_text(encoding="utf-8") + "\nh2 { colour: red }\n", encoding="utf-8")
    assert "colour" in only(refused("summary", is_shared=True), "typesetter-complaint").message


def test_a_block_the_template_forgets(house: Path, refused: Refused) -> None:
    """A template that leaves a statement out is found out by what the PDF lacks."""
    path = replaced_template(house, "shared/blocks/steps.html.j2")
    path.write_text("{% macro draw(block) %}{% endmacro %}", encoding="utf-8")
    said = refused("pocket-card", "summary")
    assert "Stop the infusion" in only(said, "text-lost").message


def test_script_prints_as_text(house: Path) -> None:
    """What an author types is text: it is on the page as typed and never runs in the HTML beside it."""
    typed = "<script>alert(1)</script> & <b>x</b>"
    edit(topic_of(house), "Examplamide does not exist.", f"Examplamide does not exist {typed}.")
    outcomes = list(build(Project(house), TODAY, house / "output", ["full"], ["patient"]))
    assert not any(outcome.is_refused for outcome in outcomes)
    page = (house / "output/full/full-patient.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;x&lt;/b&gt;" in page
