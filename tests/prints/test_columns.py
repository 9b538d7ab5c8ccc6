"""Columns end together on the last page, cost few layouts, and hold all of their text."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.model.document import Document
from handout.stages.typeset import columns, lay_out
from handout.stages.typeset.columns import LINE_PX, MOST_TRIALS
from handout.stages.typeset.room import Columns, Room
from tests.prints.small import FONTS

PAGE = """<!doctype html><html lang="en"><title>T</title><style>
@page { size: 100mm 100mm; margin: 5mm } html { font: 9pt/12pt "IBM Plex Sans" } body, p, div { margin: 0 }
main { columns: 2; column-gap: 4mm; column-fill: balance; orphans: 1; widows: 1 } CSS </style>
<p>Before</p><main>BODY</main>"""
LINE_MM = 12 * 25.4 / 72


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The height of each layout of columns, as they are made."""
    made: list[float] = []
    laid_out = Room.laid_out

    def counted(room: Room, height: float) -> Any:
        made.append(height)
        return laid_out(room, height)

    monkeypatch.setattr(Room, "laid_out", counted)
    return made


def laid(body: str, css: str = "") -> Document:
    return lay_out(PAGE.replace("CSS", css).replace("BODY", body), FONTS).document


def ends(document: Document) -> tuple[float, float]:
    """How far down each column of the last page reaches, in millimetres."""
    page = document.pages[-1]
    left = [ink.box.bottom for ink in page.inks if ink.box.x < page.width_mm / 2]
    right = [ink.box.bottom for ink in page.inks if ink.box.x > page.width_mm / 2]
    return max(left), max(right, default=0)


def numbered(document: Document) -> list[int]:
    text = " ".join(ink.text for page in document.pages for ink in page.inks)
    return [int(each) for each in re.findall(r"no(\d+)", text)]


@pytest.mark.parametrize("lines", [2, 3, 9, 20, 37, 38, 39, 61, 100])
def test_columns_end_together_and_hold_all(lines: int, layouts: list[float]) -> None:
    """Whatever the length: to a line on the last page, each line once and in order."""
    document = laid("".join(f"<p>no{number}</p>" for number in range(lines)))
    assert numbered(document) == list(range(lines))
    left, right = ends(document)
    assert abs(left - right) < 1.5 * LINE_MM
    assert len(layouts) <= len(document.pages) + 1


@pytest.mark.parametrize("high_mm", [20, 45, 70, 85])
def test_what_cannot_be_parted_costs_few_layouts(high_mm: int, layouts: list[float]) -> None:
    """A drawing as high as a page leaves nothing to balance: WeasyPrint alone goes on pixel by pixel."""
    drawing = f"<div style='height: {high_mm}mm; break-inside: avoid'>no0</div>"
    document = laid(drawing + "".join(f"<p>no{number}</p>" for number in range(1, 9)))
    assert numbered(document) == list(range(9))
    assert len(document.pages) == 1
    assert len(layouts) <= 2 + MOST_TRIALS


PARTED = """main { orphans: 2; widows: 2 }
h2 { font: 600 10pt/13pt "IBM Plex Sans"; margin: 0; break-after: avoid } section { margin-bottom: 8pt }
.box { margin: 5pt 0; padding: 4pt 0; border-bottom: 2pt solid } .whole { break-inside: avoid }
ul { margin: 0; padding-left: 10pt } li { margin-bottom: 3pt } table { border-collapse: collapse }"""
PARTS = {
    "lines": "<p>WORDS WORDS WORDS</p>",
    "sections": "<section><h2>WORDS</h2><p>WORDS WORDS</p></section>",
    "boxes": "<div class='box'><p>WORDS</p><p>WORDS WORDS</p></div>",
    "kept whole": "<div class='box'><p class='whole'>WORDS WORDS WORDS</p></div>",
    "lists": "<ul><li>WORDS</li><li>WORDS WORDS</li><li>WORDS</li></ul>",
    "rows": "<table><tr><td>WORDS<td>WORDS<tr><td>WORDS<td>WORDS</table>",
}


def written(parts: list[str]) -> str:
    numbers = count()
    return re.sub("WORDS", lambda _: f"no{next(numbers)} and a few words", "".join(parts))


@pytest.mark.parametrize("before", [0, 20], ids=["the first page", "a later page"])
@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_what_is_reckoned_is_what_weasyprint_does(
    part: str, before: int, layouts: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first height that is tried holds all, and none that is lower by more than a line does."""
    found: list[tuple[int, bool]] = []
    own, laid_out = columns.balanced, Room.laid_out

    def watched(room: Room, full: Columns) -> Columns:
        already = len(layouts)
        best = own(room, full)
        tried = len(layouts) - already
        room.undo(best)
        lower = [laid_out(room, max(best.used_px) - LINE_PX - px) for px in range(2, 20, 3)]
        for each in lower:
            room.undo(each)
        found.append((tried, any(each.hold_all for each in lower)))
        return laid_out(room, best.height)

    monkeypatch.setattr(columns, "balanced", watched)
    laid("<p>before<br>before</p>" * before + written([part] * 5), PARTED)
    assert found == [(1, False)]


@given(st.lists(st.sampled_from(list(PARTS.values())), min_size=2, max_size=12), st.integers(0, 30))
@settings(max_examples=25, deadline=None)
def test_headings_are_not_parted_from_their_text_to_make_columns_even(parts: list[str], before: int) -> None:
    """Of any text all is held, and no heading stands alone at the foot of a column."""
    document = laid("<p>before</p>" * before + written(parts).replace("<h2>no", "<h2>HEAD no"), PARTED)
    assert numbered(document) == list(range("".join(parts).count("WORDS")))
    for page in document.pages:
        for half in (0, 1):
            words = [ink.text for ink in page.inks if (ink.box.x > page.width_mm / 2) == bool(half)]
            assert not words or "HEAD" not in words[-1]


def test_full_pages_are_those_of_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is to be balanced every box stands where WeasyPrint itself puts it."""
    from weasyprint.layout import block
    from weasyprint.layout.column import columns_layout

    body = "".join(f"<p>no{number} and a few words more</p>" for number in range(75))
    ours = laid(body, "main { column-fill: auto }")
    assert block.columns_layout is not columns_layout
    monkeypatch.setattr(block, "columns_layout", columns_layout)
    assert laid(body, "main { column-fill: auto }") == ours


@pytest.mark.parametrize(
    "css", ["main { height: 30mm }", "h2 { column-span: all }", "main { columns: 40mm }"]
)
def test_what_is_not_plain_is_left_to_weasyprint(css: str, layouts: list[float]) -> None:
    """A height of their own, a heading across them, a width instead of a number: not ours to lay out."""
    document = laid("<h2>Heading</h2>" + "".join(f"<p>no{number}</p>" for number in range(9)), css)
    assert numbered(document) == list(range(9))
    assert layouts == []


def test_columns_run_from_the_right_where_lines_do() -> None:
    """The first column stands at the right of a page whose language is read from there."""
    page = PAGE.replace("CSS", "").replace('lang="en"', 'lang="ar" dir="rtl"')
    body = "".join(f"<p>no{number}</p>" for number in range(10))
    (only,) = lay_out(page.replace("BODY", body), FONTS).document.pages
    at = {ink.text: ink.box.x for ink in only.inks}
    assert at["no0"] > only.width_mm / 2 > at["no9"]


def test_the_summaries_we_ship_are_plain(layouts: list[float]) -> None:
    """The style of our summaries is laid out this way, and not quietly by the slow one."""
    css = Path("templates/summary/page.css").read_text(encoding="utf-8")
    columns = re.search(r"main \{ columns: 2;[^}]*\}", css)
    assert columns
    laid("<p>no1</p><p>no2</p>", columns[0])
    assert layouts
