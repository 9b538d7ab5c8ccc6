"""Every back comes out right behind its front, for every layout, flip and paper: measured on rasters."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from handout.layouts import Layouts
from handout.model.sheet.layout import Layout
from handout.sheeting import Imposed
from tests.sheets.conftest import Make
from tests.sheets.paper import FIRST, SECOND, SIDE_MM, SIZES, Raster, Spot, made, rasters, shades

PAPERS = {
    "fold-over": ("A4", "A3", "Letter"),
    "a7-4up": ("A4", "A3", "Letter"),
    "a7-8up": ("A3",),
    "id1-10up": ("A4", "A3"),
    "a6-2up": ("A4", "A3", "Letter"),
    "3x5": ("A4", "A3", "Letter"),
    "a5-booklet": ("A4", "A3"),
    "a4-fold": ("A3",),
}
"""The papers that each layout fits on; on the others it is refused."""

FLIPS = {
    "fold-over": ("none",),
    "a5-booklet": ("short", "long"),
    "a4-fold": ("short", "long"),
}
EVERY = ("long", "short", "none")
CASES = [
    (layout, paper, flip) for layout in SIZES for paper in PAPERS[layout] for flip in FLIPS.get(layout, EVERY)
]
NEAR_MM = 0.1


def full(layouts: Layouts, name: str) -> tuple[Layout, int]:
    """A layout, and how many leaves fill one sheet and one place of the next."""
    layout = layouts.layout(name)[0]
    return layout, layout.columns * layout.rows + 1


def seen_through(spot: Spot, paper: Raster, flip: str) -> Spot:
    """A square of the back as it is seen from the front, once the printer has turned the paper over.

    A printer turns paper about an edge of the paper, and the paper stands or lies
    as it is looked at: about an upright edge left and right change places, about
    a level one top and bottom do.
    """
    long_edge_is_upright = paper.height_mm > paper.width_mm
    if (flip == "long") is long_edge_is_upright:
        return Spot(paper.width_mm - spot.left - SIDE_MM, spot.top)
    return Spot(spot.left, paper.height_mm - spot.top - SIDE_MM)


def test_every_layout_is_tried(layouts: Layouts) -> None:
    """A layout that comes with Handout goes nowhere without these tests."""
    assert set(layouts.names) == set(SIZES) == set(PAPERS)
    for name in layouts.names:
        assert set(layouts.layout(name)[0].flips) == set(FLIPS.get(name, EVERY))


@pytest.mark.parametrize(("name", "paper", "flip"), CASES)
def test_each_front_lies_exactly_behind_its_back(
    name: str, paper: str, flip: str, layouts: Layouts, make: Make
) -> None:
    """Both squares of a back cover those of its own front when the sheet is held to the light."""
    layout, leaves = full(layouts, name)
    is_booklet = layout.makes == "booklet"
    prints = (
        [made("B00K-8P", 8, SIZES[name])]
        if is_booklet
        else [made(f"C{index:03d}-AB", 2, SIZES[name], first=2 * index) for index in range(leaves)]
    )
    sheets = make(name, prints, paper=paper, flip=flip)
    assert not sheets.diagnostics
    sides = rasters(sheets.pdf)[2 if sheets.has_ticket and flip != "none" else 0 :]
    for leaf in range(4 if is_booklet else leaves):
        front, back = shades(2 * leaf), shades(2 * leaf + 1)
        for one, other in zip(front, back, strict=True):
            here, there = found(sides, one), found(sides, other)
            if layout.makes == "folded-cards":
                assert here[0] == there[0]
                assert folded(there[1], sides[0]) == near(here[1])
            elif flip != "none":
                assert {here[0] // 2 * 2, here[0] // 2 * 2 + 1} == {here[0], there[0]}
                assert seen_through(there[1], sides[0], flip) == near(here[1])


def folded(spot: Spot, paper: Raster) -> Spot:
    """A square of the right half as it is seen through the left one, once the paper is folded."""
    return Spot(paper.width_mm - spot.left - SIDE_MM, spot.top)


def near(spot: Spot) -> Any:
    return Near(spot)


class Near:
    """Equal to a spot that is within a tenth of a millimetre."""

    def __init__(self, spot: Spot) -> None:
        self.spot = spot

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spot) and (other.left, other.top) == pytest.approx(
            (self.spot.left, self.spot.top), abs=NEAR_MM
        )

    def __repr__(self) -> str:
        return f"within {NEAR_MM} mm of {self.spot}"


def found(sides: list[Raster], shade: int) -> tuple[int, Spot]:
    """The one side that a shade is on, and where."""
    spots = [(index, spot) for index, side in enumerate(sides) if (spot := side.find(shade))]
    assert len(spots) == 1, spots
    return spots[0]


@pytest.mark.parametrize(("name", "paper"), [(name, papers[0]) for name, papers in PAPERS.items()])
def test_pages_stand_upright_and_in_true_size(name: str, paper: str, layouts: Layouts, make: Make) -> None:
    """On the front the two squares of a page are as far apart as on the page itself, and the right way up."""
    layout, _ = full(layouts, name)
    prints = [made("C000-AB", 8 if layout.makes == "booklet" else 2, SIZES[name])]
    side = rasters(make(name, prints, paper=paper).pdf)
    side = side[2:] if layout.makes == "booklet" else side
    (_, first), (_, second) = (found(side, shade) for shade in shades(0))
    assert (second.left - first.left, first.top - second.top) == pytest.approx(
        (SECOND[0] - FIRST[0], SECOND[1] - FIRST[1]), abs=NEAR_MM
    )


@pytest.mark.parametrize(
    ("name", "paper"),
    [(name, paper) for name in SIZES for paper in ("A4", "A3", "Letter") if paper not in PAPERS[name]],
)
def test_paper_that_is_too_small_is_refused(name: str, paper: str, layouts: Layouts, make: Make) -> None:
    """Nothing is squeezed onto a paper whose edge the printer cannot print."""
    pages = 8 if layouts.layout(name)[0].makes == "booklet" else 2
    sheets = make(name, [made("C000-AB", pages, SIZES[name])], paper=paper)
    assert [each.code for each in sheets.diagnostics] == ["enters-printer-edge"]
    assert not sheets.pdf


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("name", ["a7-4up", "a6-2up"])
def test_a_measured_offset_is_made_good(name: str, flip: str, make: Make) -> None:
    """A printer that sets backs 0.5 mm to the right and 0.3 mm down, seen from the front, is made good."""
    right, up = 0.5, -0.3
    sheets: Imposed = make(name, [made("C000-AB", 2, SIZES[name])], flip=flip, offset=exact(right, up))
    front, back = rasters(sheets.pdf, dots=20)
    for one, other in zip(shades(0), shades(1), strict=True):
        here, there = front.find(one), back.find(other)
        assert here
        assert there
        through = seen_through(there, back, flip)
        assert Spot(through.left + right, through.top - up) == near(here)


def exact(right: float, up: float) -> tuple[Fraction, Fraction]:
    return Fraction(str(right)), Fraction(str(up))


@pytest.mark.parametrize(("paper", "flip"), [("A4", "short"), ("A4", "long"), ("A3", "long")])
def test_a_booklet_reads_in_order_once_it_is_folded(paper: str, flip: str, make: Make) -> None:
    """As any bookbinder lays eight pages: 8 and 1, behind them 2 and 7; then 6 and 3, behind them 4 and 5."""
    sheets: Imposed = make("a5-booklet", [made("B00K-8P", 8, SIZES["a5-booklet"])], paper=paper, flip=flip)
    sides = rasters(sheets.pdf)[2 if sheets.has_ticket else 0 :]
    seen = []
    for side in sides:
        pages = [(spot, page + 1) for page in range(8) if (spot := side.find(shades(page)[0]))]
        seen.append([page for _, page in sorted(pages, key=lambda each: each[0].left)])
    backs = (
        [[2, 7], [4, 5]] if flip == "short" else [[7, 2], [5, 4]]
    )  # about its long edge it comes head down
    assert seen == [[8, 1], backs[0], [6, 3], backs[1]]
