"""Style sheets are read once per process, and mean on every page what they mean on the first."""

from __future__ import annotations

import pytest

from handout.stages.typeset import lay_out
from tests.prints.small import FONTS

PAGE = '<!doctype html><html lang="en"><title>T</title>{sheets}<p{own}>Text</p>'
RULES = ["p { font-size: 20pt }", "p { font-size: 10pt }", "#no { font-size: 30pt }"]
X_HEIGHT_OF_10PT_MM = 1.82


def x_height(*sheets: str, own: str = "") -> float:
    styles = "".join(f"<style>{sheet}</style>" for sheet in sheets)
    (page,) = lay_out(PAGE.format(sheets=styles, own=own), FONTS).document.pages
    return page.inks[0].x_height_mm


def test_a_sheet_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second page that carries a sheet costs no reading of it."""
    import weasyprint

    read, css = [], weasyprint.CSS

    def counted(**kwargs: object) -> object:
        read.append(kwargs["string"])
        return css(**kwargs)

    monkeypatch.setattr(weasyprint, "CSS", counted)
    rule = "p { letter-spacing: 0.0123em }"
    for _ in range(3):
        x_height(rule, RULES[0])
    assert read.count(rule) == 1


def test_a_fault_in_a_sheet_is_told_of_every_page() -> None:
    """Not only of the first that a worker lays out: the others would pass as if it were mended."""
    page = PAGE.format(sheets="<style>p { colour: red }</style>", own="")
    said = [lay_out(page, FONTS).document.complaints for _ in range(3)]
    assert said[0]
    assert said[0] == said[1] == said[2]


def test_sheets_weigh_as_css_says() -> None:
    """The later of two rules wins, an attribute wins over both, and what is important over that."""
    assert x_height(RULES[0], RULES[1], RULES[2]) == pytest.approx(X_HEIGHT_OF_10PT_MM, abs=0.05)
    assert x_height(RULES[1], RULES[0]) == pytest.approx(2 * X_HEIGHT_OF_10PT_MM, abs=0.1)
    attribute = ' style="font-size: 30pt"'
    assert x_height(*RULES, own=attribute) == pytest.approx(3 * X_HEIGHT_OF_10PT_MM, abs=0.15)
    important = "p { font-size: 10pt !important }"
    assert x_height(important, RULES[0], own=attribute) == pytest.approx(X_HEIGHT_OF_10PT_MM, abs=0.05)


def test_pages_and_their_margins_may_come_in_several_sheets() -> None:
    """A variant gives a page its size, a site gives it another, marks give it a picture."""
    sheets = "<style>@page { size: A6; margin: 5mm }</style><style>@page { size: A5 }</style>"
    (page,) = lay_out(PAGE.format(sheets=sheets, own=""), FONTS).document.pages
    assert (round(page.width_mm), round(page.height_mm)) == (148, 210)
    assert round(page.safe.x) == 5


def test_sheets_fetch_nothing() -> None:
    """A sheet that asks for another file is refused it, as is a page (decision 0006)."""
    page = PAGE.format(sheets="<style>@import url(file:///etc/hostname);</style>", own="")
    assert any("hostname" in each for each in lay_out(page, FONTS).document.complaints)
