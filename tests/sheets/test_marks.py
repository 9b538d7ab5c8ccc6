"""What is drawn beside the pages: marks, rules to measure by, words; seen by others than who drew it."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from handout.layouts import Layouts
from tests.sheets.conftest import Make
from tests.sheets.paper import DOTS_PER_MM, PT, SIZES, made, rasters

EDGE_MM = 8
CUT = [name for name in SIZES if name not in ("a5-booklet", "a4-fold")]
BOOKLETS = ["a5-booklet", "a4-fold"]


def strokes(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """Each straight line of a side, in millimetres."""
    lines, start = [], (0.0, 0.0)
    for each in pikepdf.parse_content_stream(page, "m l"):
        if isinstance(each, pikepdf.ContentStreamInstruction):
            x, y = (float(str(operand)) / PT for operand in each.operands)
            if str(each.operator) == "l":
                lines.append((*start, x, y))
            start = (x, y)
    return lines


def lengths(page: pikepdf.Page) -> list[float]:
    return [abs(x1 - x0) + abs(y1 - y0) for x0, y0, x1, y1 in strokes(page)]


def words(pdf: bytes, tmp_path: Path, page: int) -> list[tuple[str, list[float]]]:
    """The words of a side as poppler reads them, with their boxes in millimetres."""
    path = tmp_path / "sheets.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', said
    )
    return [(word, [float(edge) / PT for edge in edges]) for *edges, word in boxes]


@pytest.mark.parametrize("name", SIZES)
def test_check_rules_are_as_long_as_they_say(name: str, layouts: Layouts, make: Make) -> None:
    """On every sheet, or on the ticket that comes with it, stand rules of 50.0 and of 100.0 mm."""
    pages = 4 if name in BOOKLETS else 2
    sheets = make(name, [made("C000-AB", pages, SIZES[name])])
    assert sheets.has_ticket == (name in BOOKLETS)
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        sides = pdf.pages[:1] if sheets.has_ticket else pdf.pages
        for side in sides:
            drawn = lengths(side)
            assert sum(each == pytest.approx(100, abs=0.001) for each in drawn) == 1
            assert sum(each == pytest.approx(50, abs=0.001) for each in drawn) == 1


def test_check_rules_measure_true_on_paper(make: Make) -> None:
    """A ruler laid on the raster agrees: the longest level black line is 100 mm, from tick to tick."""
    side = rasters(make("fold-over", [made("C000-AB", 2, SIZES["fold-over"])]).pdf)[0]
    runs = [
        len(run) / DOTS_PER_MM
        for row in range(side.image.height)
        for run in re.findall(
            rb"\x00{200,}", side.bytes[row * side.image.width : (row + 1) * side.image.width]
        )
    ]
    assert max(runs) == pytest.approx(100, abs=0.15)
    assert any(run == pytest.approx(50, abs=0.15) for run in runs)


@pytest.mark.parametrize("bleed", [0, 3])
@pytest.mark.parametrize("name", CUT)
def test_marks_keep_off_cards_and_edges(name: str, bleed: float, layouts: Layouts, make: Make) -> None:
    """No mark enters a page, its bleed, or the outer 8 mm of the paper; and there are marks."""
    if bleed and name in ("id1-10up", "3x5"):
        pytest.skip("rows stand edge to edge: pages with bleed are refused")
    layout = layouts.layout(name)[0]
    count = layout.columns * layout.rows
    prints = [
        made(f"C{index:03d}-AB", 2, SIZES[name], first=2 * index, bleed_mm=bleed) for index in range(count)
    ]
    sheets = make(name, prints)
    assert not sheets.diagnostics
    for side in rasters(sheets.pdf):
        cards = [area for index in range(2 * count) if (area := side.page(index, SIZES[name]))]
        assert cards
        for left, top, right, bottom in cards:
            assert side.is_clear(left - bleed, top - bleed, right + bleed, bottom + bleed)
        assert side.is_clear(0, 0, side.width_mm, EDGE_MM)
        assert side.is_clear(0, side.height_mm - EDGE_MM, side.width_mm, side.height_mm)
        assert side.is_clear(0, 0, EDGE_MM, side.height_mm)
        assert side.is_clear(side.width_mm - EDGE_MM, 0, side.width_mm, side.height_mm)
        assert not side.is_clear(0, 0, side.width_mm, side.height_mm)


@pytest.mark.parametrize("name", CUT)
def test_each_corner_has_its_marks(name: str, layouts: Layouts, make: Make) -> None:
    """Wherever there is a gap or a margin, the edges of each card are marked in it at both ends."""
    layout = layouts.layout(name)[0]
    count = layout.columns * layout.rows
    sheets = make(name, [made("C000-AB", 2, SIZES[name], copies=count)])
    width, height = SIZES[name]
    across = width * layout.pages_across
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        lines = strokes(pdf.pages[0])
        paper = [float(each) / PT for each in pdf.pages[0].MediaBox][2:]
    column_gap, row_gap = float(layout.column_gap_mm), float(layout.row_gap_mm)
    whole = layout.columns * across + (layout.columns - 1) * column_gap
    high = layout.rows * height + (layout.rows - 1) * row_gap
    for column in range(layout.columns):
        for edge in (0, across):
            x = (paper[0] - whole) / 2 + column * (across + column_gap) + edge
            marks = [line for line in lines if line[0] == line[2] == pytest.approx(x, abs=0.01)]
            # Outside at the top and at the bottom, and in each gap between rows.
            assert len({round(line[1]) for line in marks}) >= 2 + (layout.rows - 1 if row_gap else 0)
    for row in range(layout.rows):
        for edge in (0, height):
            y = (paper[1] - high) / 2 + row * (height + row_gap) + edge
            marks = [line for line in lines if line[1] == line[3] == pytest.approx(y, abs=0.01)]
            assert len({round(line[0]) for line in marks}) >= 2 + (layout.columns - 1 if column_gap else 0)


def test_folds_are_marked_outside_the_card(make: Make) -> None:
    """Above and below each folded card a dashed line stands at its middle, and none within it."""
    sheets = make("fold-over", [made("C000-AB", 2, SIZES["fold-over"], copies=2)])
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
    dashed = re.findall(r"\[3 2\] 0 d \S+ w (\S+) (\S+) m (\S+) (\S+) l S", content)
    folds = [[float(each) / PT for each in line] for line in dashed]
    assert {(round(line[0], 2), round(line[2], 2)) for line in folds} == {(105.0, 105.0)}
    cards = [((297 - 220) / 2, (297 - 220) / 2 + 105), ((297 + 220) / 2 - 105, (297 + 220) / 2)]
    for _, low, _, high in folds:
        assert all(high <= bottom or low >= top for bottom, top in cards)
    assert len(folds) == 4


@pytest.mark.parametrize(
    ("name", "flip", "said"),
    [
        ("a7-4up", "long", "flip on long edge"),
        ("a7-4up", "short", "flip on short edge"),
        ("id1-10up", "long", "flip on long edge"),
        ("fold-over", "none", "on one side"),
        ("3x5", "short", "flip on short edge"),
        ("a5-booklet", "short", "flip on short edge"),
    ],
)
def test_the_margin_says_how_to_print_and_what_it_is(
    name: str, flip: str, said: str, make: Make, tmp_path: Path
) -> None:
    """Scale and flip, the job with its code and copies, the day and the number of the sheet can be read."""
    pages = 4 if name in BOOKLETS else 2
    sheets = make(name, [made("C000-AB", pages, SIZES[name], copies=3)], flip=flip)
    text = " ".join(word for word, _ in words(sheets.pdf, tmp_path, 1))
    assert "Print at 100 % (actual size)" in text
    assert said in text
    assert "print-C000-AB C000-AB × 3" in text
    assert "22 November 2026" in text
    assert "50 mm" in text
    assert "100 mm" in text
    assert f"Sheet 1 of {sheets.sheets}" in text or f"{sheets.sheets} sheets" in text


@pytest.mark.parametrize(("pages", "said"), [(4, "× 3, 1 sheet each"), (7, "× 3, 2 sheets each")])
def test_a_ticket_says_which_sheets_make_one_booklet(
    pages: int, said: str, make: Make, tmp_path: Path
) -> None:
    """Three booklets in one pile are not laid into each other: how many sheets make one is said."""
    sheets = make("a5-booklet", [made("C000-AB", pages, (148, 210), copies=3)], odd="blank")
    text = " ".join(word for word, _ in words(sheets.pdf, tmp_path, 1))
    assert f"print-C000-AB C000-AB {said}" in text
    assert "Lay the sheets of each booklet into each other" in text


@pytest.mark.parametrize("name", CUT)
def test_words_of_pages_are_where_the_arithmetic_of_the_layout_says(
    name: str, layouts: Layouts, make: Make, tmp_path: Path
) -> None:
    """Poppler finds the words of each front where margins, gaps and slots, added up by hand, put them."""
    layout = layouts.layout(name)[0]
    width, height = SIZES[name]
    one = made("C000-AB", 2, SIZES[name])
    ((_, own), *_) = [each for each in words(one.pdf, tmp_path, 1) if each[0] == "page1"]
    sheets = make(name, [made("C000-AB", 2, SIZES[name], copies=layout.columns * layout.rows)])
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        paper = [float(each) / PT for each in pdf.pages[0].MediaBox][2:]
    across = width * layout.pages_across
    step_x, step_y = across + float(layout.column_gap_mm), height + float(layout.row_gap_mm)
    left = (paper[0] - layout.columns * step_x + float(layout.column_gap_mm)) / 2
    top = (paper[1] - layout.rows * step_y + float(layout.row_gap_mm)) / 2
    expected = [
        [left + column * step_x + own[0], top + row * step_y + own[1]]
        for row in range(layout.rows)
        for column in range(layout.columns)
    ]
    found = sorted(box[:2] for word, box in words(sheets.pdf, tmp_path, 1) if word == "page1")
    assert found == [pytest.approx(each, abs=0.05) for each in sorted(expected)]


@pytest.mark.parametrize("margin_mm", [11.46, 11.5, 12.0, 13.0])
def test_marks_are_cut_short_before_they_enter_the_printers_edge(
    margin_mm: float, fonts: Path, layouts: Layouts
) -> None:
    """Where the margin is narrow marks are shorter, and keep out of the outer 8 mm all the same."""
    from datetime import date

    from handout.model.sheet.layout import Layout
    from handout.sheeting import imposed
    from handout.sheeting.manner import Manner

    width = 210 - 2 * margin_mm
    packaged, source = layouts.layout("a7-4up")
    slot = {"width_mm": f"{width:g}", "height_mm": "100"}
    said = {"schema": "1", "title": "wide", "makes": "cards", "paper": "A4", "flips": ["long"], "slot": slot}
    manner = Manner(Layout.model_validate(said), source, layouts.printer("office"))
    sheets = imposed(manner, [made("C000-AB", 2, (width, 100))], date(2026, 11, 22), fonts, Path("x.pdf"))
    assert not sheets.diagnostics
    for side in rasters(sheets.pdf):
        assert side.is_clear(0, 0, EDGE_MM - 0.1, side.height_mm)
        assert not side.is_clear(EDGE_MM - 0.1, 0, margin_mm, side.height_mm)
    assert packaged.id == "a7-4up"


@pytest.mark.parametrize("name", ["a7-4up", "fold-over", "a6-2up"])
def test_bleed_is_printed_and_cut_off_at_its_edge(name: str, make: Make) -> None:
    """The ground of a page runs 3 mm over its edge on every side but the fold, and no further."""
    sheets = make(name, [made("C000-AB", 2, SIZES[name], bleed_mm=3)])
    sides = rasters(sheets.pdf)
    for among, side in enumerate(sides if len(sides) > 1 else sides * 2):
        area = side.page(among, SIZES[name])
        assert area
        left, top, right, bottom = area
        rims = {
            "left": (left - 2.8, top + 5, left - 0.2, bottom - 5),
            "right": (right + 0.2, top + 5, right + 2.8, bottom - 5),
            "top": (left + 5, top - 2.8, right - 5, top - 0.2),
            "foot": (left + 5, bottom + 0.2, right - 5, bottom + 2.8),
        }
        inner = {0: "right", 1: "left"}[among] if name == "fold-over" else ""
        for where, rim in rims.items():
            if where != inner:
                assert side.is_clear(*rim, of=255), where
        beyond = (left - 4.2, top + 20, left - 3.2, bottom - 20)
        if inner != "left":
            assert side.is_clear(*beyond, of=230)


def test_a_ground_does_not_run_over_the_fold(make: Make) -> None:
    """Front and back meet in the fold, and the later one covers nothing of the earlier."""
    front_alone = rasters(
        make("fold-over", [made("C000-AB", 1, SIZES["fold-over"], bleed_mm=3)], odd="blank").pdf
    )
    area = front_alone[0].page(0, SIZES["fold-over"])
    assert area
    _, top, right, bottom = area
    assert front_alone[0].is_clear(right + 0.2, top + 1, right + 3, bottom - 1, of=230)
