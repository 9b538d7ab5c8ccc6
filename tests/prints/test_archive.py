"""What every PDF says about itself: two standards in one file, true size, sides turned as a book."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import page
import pikepdf
import pytest

from handout.model.document import Document
from handout.project import Project
from handout.stages.prove.conformity import FALSE_ALARMS, conformity
from handout.stages.typeset import typeset
from tests.conftest import Print

VARIANTS = ["pocket-card", "summary", "patient"]


@pytest.fixture
def opened(printed: Callable[[str], Print]) -> Callable[[str], pikepdf.Pdf]:
    return lambda variant: pikepdf.open(BytesIO(printed(variant).document.pdf))


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_file_names_both_standards(opened: Callable[[str], pikepdf.Pdf], variant: str) -> None:
    """Readers' software and archives find what the file keeps to, in metadata that need not be unpacked."""
    with opened(variant) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        with pdf.open_metadata() as said:
            assert (said.pdfa_status, said["pdfuaid:part"]) == ("2A", "1")
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_print_asks_for_its_true_size(opened: Callable[[str], pikepdf.Pdf], variant: str) -> None:
    """Nothing is scaled to the paper in the tray; the title stands in the window."""
    with opened(variant) as pdf:
        asked = pdf.Root.ViewerPreferences
        assert str(asked.PrintScaling) == "/None"
        assert asked.PickTrayByPDFSize
        assert asked.DisplayDocTitle


SHEET = "<p>One</p><p style='break-before: page'>Two</p>"


@pytest.mark.parametrize(
    ("body", "size", "asked"),
    [
        ("<p>One</p>", "74mm 105mm", "/Simplex"),
        (SHEET, "74mm 105mm", "/DuplexFlipLongEdge"),
        (SHEET, "105mm 74mm", None),
    ],
    ids=["one-side", "two-sides", "wider-than-high"],
)
def test_two_sides_are_turned_as_a_book(project: Project, body: str, size: str, asked: str | None) -> None:
    """A single side leaves the back empty; where printers disagree, the file is silent."""
    html = f'<html lang="en"><title>t</title><style>@page {{ size: {size} }}</style><body><h1>T</h1>{body}'
    with pikepdf.open(BytesIO(typeset(html, project.fonts).pdf)) as pdf:
        assert pdf.Root.ViewerPreferences.get("/Duplex") == asked


def test_no_tag_is_idle(opened: Callable[[str], pikepdf.Pdf]) -> None:
    """A stretch of text belongs to the tag that means something, where both are on one page."""
    with opened("summary") as pdf:
        tags = list(_below(pdf.Root.StructTreeRoot.K[0]))
        assert len(tags) > 100
        assert not [tag for tag in tags if tag.S == "/Span" and _is_idle(tag)]


def _below(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Each tag that a reader's software meets."""
    for kid in tag.K:
        if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/StructElem":
            yield kid
            yield from _below(kid)


def _stretches(tag: Any) -> list[int]:
    return [kid for kid in tag.K if isinstance(kid, int)]


def _is_idle(tag: pikepdf.Object) -> bool:
    return len(_stretches(tag)) == len(tag.K) and tag.Pg.objgen == tag.P.Pg.objgen


def test_every_stretch_is_owned_by_the_tag_that_names_it(opened: Callable[[str], pikepdf.Pdf]) -> None:
    """From the page to the tag, and from the tag to the page: both ways lead to the same place."""
    with opened("pocket-card") as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        pages = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for leaf in pdf.pages:
            for number, owner in enumerate(pages[int(leaf.obj.StructParents)]):
                assert number in _stretches(owner)
                assert owner.Pg.objgen == leaf.obj.objgen


def test_packed_data_that_end_in_a_carriage_return_are_no_fault(project: Project) -> None:
    """One print in twenty would be refused for nothing: the validator's alarm is false, and named as such."""
    html = '<html lang="en"><title>{0}</title><body><h1>{0}</h1>'
    pdfs = (typeset(html.format(f"Title {n}"), project.fonts).pdf for n in range(400))
    alarming = next(pdf for pdf in pdfs if not page.validate_pdf_bytes(pdf, profile="2a").is_compliant)
    failures = page.validate_pdf_bytes(alarming, profile="2a").failures
    assert {each.rule_id for each in failures} == FALSE_ALARMS
    assert b"\r\nendstream" in alarming
    with pikepdf.open(BytesIO(alarming)) as pdf:
        assert not pdf.check_pdf_syntax()
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/FlateDecode":
                zlib.decompress(each.read_raw_bytes())
    assert not list(conformity(Document((), alarming, ())))


def test_a_file_for_no_archive_is_refused(project: Project) -> None:
    """The build's own proof asks for both standards, not for the one alone."""
    pdf = typeset('<html lang="en"><title>t</title><body><h1>T</h1>', project.fonts).pdf
    spoilt = Document((), pdf.replace(b'pdfaid:part="2"', b'pdfaid:part="9"'), ())
    assert [each.code for each in conformity(spoilt)] == ["not-conforming"]
