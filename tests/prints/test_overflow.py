"""Text that does not fit is never lost: each layout that cuts it off in silence is caught by the proof."""

from __future__ import annotations

import re

import pytest

from tests.prints.small import FOOT, codes, proven

ROOM = {"text-does-not-fit", "text-cut-off", "word-too-wide", "text-on-text"}
LOST = {"text-lost"}  # an absolute box drops the lines below the page before anybody can measure them

FITTING = {
    "plain": ("", "<p>One line of text.</p>"),
    "list": ("", "<ul><li>One</li><li>Two</li></ul>"),
    "full to the last line": ("", "<p>line of text</p>" * 16),
    "table": ("", "<table><tr><th scope='col'>Weight</th></tr><tr><td>10 kg</td></tr></table>"),
    "columns": (".c { columns: 2 }", f"<div class='c'>{'<p>word word</p>' * 12}</div>"),
    "grid": (".g { display: grid; grid-template-columns: 1fr 1fr }", "<div class='g'><p>a</p><p>b</p></div>"),
    "fixed box with room": (".box { height: 40mm; overflow: hidden }", "<div class='box'><p>text</p></div>"),
    "maximum height with room": (".box { max-height: 20mm }", "<div class='box'><p>text</p></div>"),
    "absolute inside": (".a { position: absolute; left: 10mm; top: 20mm }", "<div class='a'>inside</div>"),
    "nowrap that fits": (".n { white-space: nowrap }", "<p class='n'>a short line</p>"),
}

CUTTING = {
    "second page": ("", "<p>line of text</p>" * 40),
    "fixed box, clipped": (
        ".box { height: 20mm; overflow: hidden }",
        f"<div class='box'>{'<p>line of text</p>' * 9}</div>",
    ),
    "fixed box, visible": (
        ".box { height: 20mm }",
        f"<div class='box'>{'<p>line of text</p>' * 9}</div><p>after</p>",
    ),
    "long word": ("", "<p>Pneumonoultramicroscopicsilicovolcanoconiosis-hydroxychloroquine</p>"),
    "wide table": (
        "td { white-space: nowrap }",
        "<table><tr><td>aaaaaaaaaaaaaaaaaaaaaaaa</td><td>bbbbbbbbbbbbbbbbbbbbbbbbb</td></tr></table>",
    ),
    "grid of fixed rows": (
        ".g { display: grid; grid-template: 10mm 10mm / 1fr 1fr }",
        f"<div class='g'><div>{'<p>x x x x</p>' * 8}</div><div>b</div><div>c</div><div>d</div></div>",
    ),
    "flex that may not wrap": (
        ".f { display: flex } .f div { flex: 0 0 40mm }",
        "<div class='f'><div>a</div><div>text in the second one</div></div>",
    ),
    "absolute, at the side": (
        ".a { position: absolute; left: 60mm; top: 20mm; width: 30mm }",
        "<div class='a'>sticking out text</div>",
    ),
    "absolute, below": (
        ".a { position: absolute; top: 10mm }",
        f"<div class='a'>{'<p>line of text</p>' * 60}</div>",
    ),
    "absolute, above": (".a { position: absolute; top: -4mm }", "<div class='a'>text</div>"),
    "nowrap, hidden": (
        ".n { white-space: nowrap; overflow: hidden; width: 20mm }",
        "<div class='n'>this text is far too long for that</div>",
    ),
    "nowrap, on the page": (".n { white-space: nowrap }", f"<p class='n'>{'too much ' * 20}</p>"),
    "maximum height": (
        ".m { max-height: 10mm; overflow: hidden }",
        f"<div class='m'>{'<p>x</p>' * 5}</div>",
    ),
    "unbreakable and too tall": (".k { break-inside: avoid }", f"<div class='k'>{'<p>x</p>' * 40}</div>"),
    "columns of fixed height": (
        ".c { columns: 2; height: 20mm; column-fill: auto }",
        f"<div class='c'>{'<p>word word</p>' * 30}</div>",
    ),
    "negative margin": (".n { margin-left: -8mm }", "<p class='n'>half of this is off the paper</p>"),
    "table cell of fixed size": (
        "td { height: 6mm; overflow: hidden; width: 10mm } table { table-layout: fixed; width: 10mm }",
        "<table><tr><td>incomprehensibilities</td></tr></table>",
    ),
}


def words_of(body: str) -> list[str]:
    """What a body says, as the lines of a plan."""
    return re.findall(r">([^<>]+)<", body)


@pytest.mark.parametrize("layout", FITTING)
def test_what_fits_passes(layout: str) -> None:
    """The proof has nothing to say of a page that fits: it would be switched off otherwise."""
    css, body = FITTING[layout]
    assert codes(proven(body, css, said=words_of(body))) == set()


@pytest.mark.parametrize("layout", CUTTING)
def test_what_does_not_fit_is_caught(layout: str) -> None:
    """Clipped, pushed off the paper or on to another page: no layout loses text in silence (hazard H01)."""
    css, body = CUTTING[layout]
    found = codes(proven(body, css, said=words_of(body)))
    assert found
    assert found <= ROOM | LOST


def test_furniture_that_overflows_its_margin_is_caught() -> None:
    """A margin box overflows without a page more: its text has an edge of its own."""
    foot = f'<div class="foot">{FOOT}{"<p>one line more than there is room for</p>" * 12}</div>'
    found = codes(proven("<p>text</p>", foot=foot))
    assert "text-cut-off" in found
    assert found <= ROOM | {"covered-text"}


def test_a_second_page_within_the_budget_passes() -> None:
    """It is the variant that says how many pages there may be."""
    body = "<p>line of text</p>" * 40
    assert codes(proven(body, most_pages=3)) == set()
