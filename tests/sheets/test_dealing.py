"""No page is lost, doubled or turned: properties over random layouts, prints and copies."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from handout.model.sheet.area import Area, Size
from handout.model.sheet.deal import Share, deal
from handout.model.sheet.flip import Flip
from handout.model.sheet.layout import Layout
from handout.model.sheet.leaves import Odd
from handout.model.sheet.marks import marks
from handout.model.sheet.paper import PAPERS
from handout.model.sheet.setup import Leaf, Setup
from handout.model.sheet.sheet import Sheet

MILLIMETRES = some.decimals(Decimal(20), Decimal(60), places=2)


@some.composite
def setups(draw: some.DrawFn) -> Setup:
    """Any grid on any paper: whether it fits is another law."""
    makes = draw(some.sampled_from(["cards", "folded-cards", "booklet"]))
    flips = {"cards": ["long", "short", "none"], "folded-cards": ["none"]}.get(makes, ["long", "short"])
    gaps = some.sampled_from(["0", "3.3", "8"])
    width, height = draw(MILLIMETRES).normalize(), draw(MILLIMETRES).normalize()
    said = {
        "schema": "1",
        "title": "any",
        "makes": makes,
        "paper": draw(some.sampled_from(list(PAPERS))),
        "flips": flips,
        "slot": {"width_mm": f"{width:f}", "height_mm": f"{height:f}"},
        "columns": "1" if makes == "booklet" else str(draw(some.integers(1, 3))),
        "rows": "1" if makes == "booklet" else str(draw(some.integers(1, 4))),
        "column_gap_mm": draw(gaps),
        "row_gap_mm": draw(gaps),
    }
    layout = Layout.model_validate(said)
    paper = PAPERS[layout.paper].turned if draw(some.booleans()) else PAPERS[layout.paper]
    offset = draw(some.sampled_from([Fraction(0), Fraction(1, 2), Fraction(-3, 10)]))
    leaf = Leaf(Size(Fraction(width), Fraction(height)))
    flip: Flip = draw(some.sampled_from(layout.flips))
    return Setup(layout, paper, flip, leaf, Fraction(8), Fraction(13, 2), (offset, -offset))


SHARES = some.lists(
    some.builds(Share, pages=some.integers(1, 9), copies=some.integers(1, 5)), min_size=1, max_size=4
)
ODD: some.SearchStrategy[Odd] = some.sampled_from(["blank", "repeat"])


def printed(sheets: tuple[Sheet, ...]) -> Counter[tuple[int, int]]:
    return Counter(
        (each.print, each.page) for sheet in sheets for side in sheet.sides for each in side.placements
    )


def overlap(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )


@given(setups(), SHARES)
def test_no_page_is_lost_or_doubled(setup: Setup, shares: list[Share]) -> None:
    """With white backs every page of every copy is on the sheets once."""
    wanted = Counter(
        {(number, page): share.copies for number, share in enumerate(shares) for page in range(share.pages)}
    )
    assert printed(deal(setup, shares, "blank")) == wanted


@given(setups(), SHARES, ODD)
def test_no_page_covers_another_and_none_is_scaled(setup: Setup, shares: list[Share], odd: Odd) -> None:
    """Each page has its own size and its own place on its side."""
    for sheet in deal(setup, shares, odd):
        for side in sheet.sides:
            areas = [each.area for each in side.placements]
            assert all(area.size == setup.leaf.size for area in areas)
            assert not any(
                overlap(one, other) for index, one in enumerate(areas) for other in areas[index + 1 :]
            )


@given(setups(), SHARES, ODD)
def test_fronts_are_never_turned_and_backs_all_alike(setup: Setup, shares: list[Share], odd: Odd) -> None:
    """Cards come out with their heads up on both sides, whichever edge the paper is turned about."""
    upright = setup.paper.height > setup.paper.width
    for sheet in deal(setup, shares, odd):
        assert not any(each.is_turned for each in sheet.front.placements)
        turned = {each.is_turned for each in sheet.back.placements} if sheet.back else set()
        assert turned <= {(setup.flip == "long") != upright}


@given(setups(), SHARES)
def test_only_the_last_sheet_has_room_left(setup: Setup, shares: list[Share]) -> None:
    """No paper is wasted: every sheet but the last is full."""
    sheets = deal(setup, shares, "blank")
    places = len(setup.cells) if setup.layout.makes != "booklet" else 1
    assert all(len(sheet.front.cells) == places for sheet in sheets[:-1])


@given(setups(), SHARES)
def test_marks_enter_no_card(setup: Setup, shares: list[Share]) -> None:
    """Whatever the grid, no stroke comes nearer to any card than its clearance."""
    for sheet in deal(setup, shares[:1], "blank")[:2]:
        for side in sheet.sides:
            kept = [cell.grown(setup.clearance) for cell in side.cells]
            for stroke in marks(setup, side.cells).strokes:
                line = Area(stroke.x0, stroke.y0, stroke.x1 - stroke.x0, stroke.y1 - stroke.y0)
                assert line.width >= 0
                assert line.height >= 0
                assert not any(_touches(line, cell) for cell in kept)


def _touches(line: Area, cell: Area) -> bool:
    return (
        line.left < cell.right
        and cell.left < line.right
        and line.bottom < cell.top
        and cell.bottom < line.top
        if line.width and line.height
        else cell.left < line.left + line.width / 2 < cell.right
        and cell.bottom < line.bottom + line.height / 2 < cell.top
    )


@settings(max_examples=8)
@given(pages=some.integers(1, 7), copies=some.integers(1, 5), name=some.sampled_from(["a7-4up", "fold-over"]))
def test_finished_sheets_hold_what_was_asked(pages: int, copies: int, name: str) -> None:
    """Read by poppler from the finished PDF, each page is there as often as it should be."""
    import re
    import subprocess
    from datetime import date

    from handout.folders import Folders
    from handout.layouts import Layouts
    from handout.sheeting import imposed
    from handout.sheeting.manner import manner
    from tests.sheets.paper import made

    folders = Folders(Path(__file__).parents[2])
    how = manner(Layouts(folders), name, odd="blank")
    prints = [made("C000-AB", pages, (74, 105), copies=copies), made("C001-AB", 2, (74, 105))]
    sheets = imposed(how, prints, date(2026, 11, 22), folders.fonts, Path("sheets.pdf"))
    text = subprocess.run(["pdftotext", "-", "-"], input=sheets.pdf, capture_output=True, check=True).stdout
    found = Counter(re.findall(r"C00\d-AB page\d", text.decode()))
    wanted = Counter({f"C000-AB page{page + 1}": copies for page in range(pages)})
    assert found == wanted + Counter(["C001-AB page1", "C001-AB page2"])
