"""The proof finds each way in which a page can say less, or worse, than was planned."""

from __future__ import annotations

from urllib.parse import quote

import pypdfium2
import pytest

from handout.model.plan import Line, Run
from handout.stages.prove.contrast import contrast_of
from handout.stages.prove.ink import Drawn
from tests.prints.small import FOOT, TITLE, codes, proven, small_document

DOSE = Line(1, (Run("Give "), Run("7.5\u00a0mL", "value"), Run(" slowly")))
GREEN = "data:image/svg+xml," + quote(
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9' fill='#052'/></svg>"
)
FEW = " ".join(f"word{n}" for n in range(20))


def test_what_was_planned_passes() -> None:
    """The control of all below: a dose, a list, a table and a picture with nothing wrong about them."""
    body = f"""
        <p data-line="1">Give <span style="white-space: nowrap" data-value>7.5\u00a0mL</span> slowly</p>
        <ul><li data-line="2">One</li></ul><p data-line="3">{FEW}</p>
        <table><tr><th scope="col">Weight</th></tr><tr><td data-line="4">10 kg</td></tr></table>
        <img src="{GREEN}" alt="A green square" style="width: 9mm">"""
    assert proven(body, said=(DOSE, "One", FEW, "10 kg")) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("<p>One</p>", ["One", "Two"], id="dropped"),
        pytest.param("<p>One</p>", ["One", "One"], id="once instead of twice"),
        pytest.param("<p>Not if pregnant</p>", ["Not if pregnant", "pregnant"], id="only within another"),
        pytest.param("<p>Give 7.5 mL</p>", ["Give 75 mL"], id="another figure"),
        pytest.param("<p style='display: none'>One</p>", ["One"], id="not displayed"),
        pytest.param("<p style='visibility: hidden'>One</p>", ["One"], id="not visible"),
        pytest.param("<p style='text-transform: uppercase'>One mg</p>", ["One mg"], id="in other letters"),
        pytest.param(f'<p><img alt="One" src="{GREEN}" style="width: 9mm"></p>', ["One"], id="alt text only"),
    ],
)
def test_lost_text_is_found(body: str, said: list[str]) -> None:
    """A line of the plan that the PDF lacks, or has less often than planned, stops the print."""
    assert codes(proven(body, said=said)) - {"faint-text"} == {"text-lost"}


def test_a_value_broken_over_two_lines_is_found() -> None:
    """A figure at the end of one line and its unit on the next can be read as another dose (rule NB-1)."""
    body = '<p style="width: 14mm">Give <span data-value>7.5 mL</span> slowly</p>'
    line = Line(1, (Run("Give "), Run("7.5 mL", "value"), Run(" slowly")))
    assert codes(proven(body, said=[line])) == {"value-broken"}


def test_a_value_that_the_template_does_not_keep_whole_is_found() -> None:
    """A template that prints a value as mere words has given up the guard on it."""
    assert codes(proven("<p>Give 7.5\u00a0mL slowly</p>", said=[DOSE])) == {"value-broken"}


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("font-size: 6pt", "type-too-small"),
        ("transform: scale(0.5)", "scaled-text"),
        ("transform: rotate(4deg)", "scaled-text"),
        ("color: #fff", "faint-text"),
        ("color: #999", "faint-text"),
        ("color: #e0e; background: #0b0", "faint-text"),  # loud in colour, gone on a copy
        ("color: transparent", "faint-text"),
        ("color: rgba(0, 0, 0, 0.3)", "faint-text"),
        ("color: #052; background: #053", "faint-text"),
        ("color: #fff; background: #052", ""),
        ("font-size: 8pt; color: #444", ""),
    ],
)
def test_illegible_text_is_found(style: str, code: str) -> None:
    """Too small, scaled or too faint is as bad as not there; white on dark and grey on white may be."""
    found = codes(proven(f'<p style="{style}">Not if pregnant</p>', said=["Not if pregnant"]))
    assert found == ({code} if code else set())


def test_text_behind_a_picture_is_found() -> None:
    """The words are in the text layer, and nobody can see them: the picture lies over them."""
    css = "img { position: absolute; left: 0; top: 0; width: 40mm; height: 40mm }"
    body = f'<p>Not if pregnant</p><img src="{GREEN}" alt="A square">'
    assert codes(proven(body, css, said=["Not if pregnant"])) == {"hidden-text"}


def test_text_in_the_colour_of_its_picture_is_found() -> None:
    """The words are in the text layer, and nobody can see them: only the drawn page shows it."""
    css = f"p {{ background: url('{GREEN}'); color: #052 }}"
    assert codes(proven("<p>Not if pregnant</p>", css, said=["Not if pregnant"])) == {"faint-text"}


@pytest.mark.parametrize(
    ("body", "css", "code", "says"),
    [
        ("<p>Take \u4e2d now</p>", "", "missing-glyph", "\u4e2d"),
        ("<p>text</p>", "p { colour: red }", "typesetter-complaint", "colour"),
        ("<p>text</p>", "p { color: rde }", "typesetter-complaint", "rde"),
        ('<p><img src="gone.png" alt="A picture"></p>', "", "typesetter-complaint", "gone.png"),
        ('<p><img src="https://example.org/x.png" alt="A"></p>', "", "typesetter-complaint", "example.org"),
        ('<p><img src="file:///etc/hostname" alt="A"></p>', "", "typesetter-complaint", "hostname"),
    ],
)
def test_what_the_typesetter_logs_is_found(body: str, css: str, code: str, says: str) -> None:
    """WeasyPrint goes on after a lost glyph, picture or property, and says so in its log only."""
    found = proven(body, css)
    assert any(each.code == code and says in each.message for each in found)


@pytest.mark.parametrize(
    "body",
    [
        "<h3>Too deep</h3><p>text</p>",
        "<ul><li><p>text</p></li></ul>",
        f'<p>text</p><img src="{GREEN}" alt="">',
    ],
    ids=["skipped heading", "block in a list item", "picture without words"],
)
def test_what_a_listener_would_miss_is_found(body: str) -> None:
    """A page that looks right can still be silent or confused for who hears it (PDF/UA-1)."""
    found = codes(proven(body))
    assert "not-conforming" in found or found == {"typesetter-complaint"}


def test_furniture_missing_on_the_second_page_is_found() -> None:
    """Pages get parted: each says whose it is, which version, and that it is an example (rule DOC-2)."""
    first_only = f'<div class="foot">{FOOT}</div>'
    css = "@page :nth(2) { @bottom-left { content: none } }"
    body = "<p>line of text</p>" * 30
    found = proven(body, css, most_pages=2, foot=first_only)
    assert codes(found) == {"furniture-missing"}
    assert all("page 2" in each.message for each in found)
    assert any("EXAMPLE" in each.message for each in found)


def test_a_page_that_leaves_out_its_mark_is_found() -> None:
    """EXAMPLE cannot be designed away."""
    found = proven("<p>text</p>", foot=f'<div class="foot">{FOOT.replace("EXAMPLE", "")}</div>')
    assert {each.message for each in found if each.code == "furniture-missing"} == {
        "page 1 does not say 'EXAMPLE'"
    }
    assert TITLE in FOOT


@pytest.mark.parametrize("dots_per_mm", [4.0, 7.54, 8.3, 10.2, 12.0])
def test_a_part_in_colour_is_the_part_that_was_grey(dots_per_mm: float) -> None:
    """To the dot, however small; a text measures there what it measures on the whole page in colour."""
    body = "<p style='color: #c00'>Not if pregnant.</p><p style='color: #888'>.</p>"
    document = small_document(body)
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        drawn = Drawn(pdf[0], dots_per_mm)
        width, height = drawn.grey.size
        for left, top in [(0, 0), (7, 3), (21, 40), (width - 9, height - 1)]:
            for right, bottom in [(left + 1, top + 1), (left + 9, top + 1), (width, height)]:
                assert drawn.light((left, top, right, bottom)).size == (right - left, bottom - top)
        whole = drawn.light((0, 0, width, height))
        for area in (drawn.pixels(ink.box) for ink in document.pages[0].inks):
            measured = contrast_of(whole.crop(area), range(256))
            assert contrast_of(drawn.light(area), range(256)) == pytest.approx(measured, rel=0.1)
