"""The proof of finished sheets finds what is wrong with them, and says nothing where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from handout.layouts import Layouts
from handout.model.sheet.area import Area
from handout.model.sheet.deal import Share, deal
from handout.model.sheet.drawn import Drawing
from handout.model.sheet.proven import Proven
from handout.model.sheet.setup import Setup
from handout.model.sheet.sheet import Placement, Sheet, Side
from handout.sheeting.manner import manner
from handout.stages.cover.face import face
from handout.stages.impose import impose
from handout.stages.prove.overleaf import overleaf
from tests.sheets.paper import made

A7 = (74.0, 105.0)
Spoil = Callable[[tuple[Placement, ...]], tuple[Placement, ...]]


def read_again(
    layouts: Layouts, fonts: Path, prints: list[Proven], flip: str, spoil: Spoil, name: str = "a7-4up"
) -> list[str]:
    """The codes that the proof finds in sheets whose backs, or whose only sides, were spoilt."""
    setup: Setup = manner(layouts, name, flip=flip).setup(prints[0].trims[0].leaf)  # type: ignore[arg-type]
    sheets = deal(setup, [Share(len(each.trims), each.copies) for each in prints])
    sides = [(side, Drawing()) for sheet in (_spoilt(each, spoil) for each in sheets) for side in sheet.sides]
    pdf = impose("spoilt", setup.paper, setup.flip, sides, prints, face(fonts))
    return sorted({each.code for each in overleaf(pdf, setup, prints, "error")})


def _spoilt(sheet: Sheet, spoil: Spoil) -> Sheet:
    if sheet.back is None:
        return Sheet(replace(sheet.front, placements=spoil(sheet.front.placements)))
    return Sheet(sheet.front, Side(spoil(sheet.back.placements), sheet.back.cells))


def nothing(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    return placements


def two_exchanged(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    one, other, *rest = placements
    return (
        replace(one, area=other.area, clip=other.clip),
        replace(other, area=one.area, clip=one.clip),
        *rest,
    )


def one_lost(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    return placements[1:]


def one_turned(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    return (replace(placements[0], is_turned=not placements[0].is_turned), *placements[1:])


def one_moved(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    step = Fraction(1, 5)
    first = placements[0]
    return (replace(first, area=first.area.moved(step, Fraction(0))), *placements[1:])


def not_mirrored(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """As a careless tool prints backs: in the order of the fronts, from left to right."""
    areas = sorted({each.area.left for each in placements})
    return tuple(
        replace(each, area=replace(each.area, left=areas[1 - areas.index(each.area.left)]), clip=wide(each))
        for each in placements
    )


def wide(placement: Placement) -> Area:
    return placement.clip.grown(Fraction(200))


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (nothing, []),
        (two_exchanged, ["mismatched-back"]),
        (not_mirrored, ["mismatched-back"]),
        (one_lost, ["mismatched-back"]),
        (one_turned, ["displaced-page", "mismatched-back"]),
        (one_moved, ["displaced-page"]),
    ],
)
def test_a_spoilt_back_is_found(
    spoil: Spoil, found: list[str], flip: str, layouts: Layouts, fonts: Path
) -> None:
    """Exchanged, lost, turned, moved by a fifth of a millimetre: each is found for each flip."""
    prints = [made(f"C{index:03d}-AB", 2, A7, first=2 * index) for index in range(4)]
    codes = read_again(layouts, fonts, prints, flip, spoil)
    assert codes == found or (found and set(codes) <= set(found) and codes)


def test_two_cards_of_one_topic_in_different_versions_are_told_apart(layouts: Layouts, fonts: Path) -> None:
    """The back of an older version behind the front of a newer one is found by its code."""
    prints = [made("NEWR-AB", 2, A7), made("ADER-AB", 2, A7, first=2)]
    assert read_again(layouts, fonts, prints, "long", two_exchanged) == ["mismatched-back"]


def test_a_print_that_is_not_the_one_that_was_built_is_found(layouts: Layouts, fonts: Path) -> None:
    """Where the PDF bears another code than the build told, something has come between."""
    stale = replace(made("ADER-AB", 2, A7), fingerprint="NEWR-AB")
    assert read_again(layouts, fonts, [stale], "long", nothing) == ["mismatched-back"]


def test_a_copy_too_few_is_found(layouts: Layouts, fonts: Path) -> None:
    """A front and its back that are both missing leave no mismatch; the count shows it."""
    prints = [made("C000-AB", 2, A7, copies=2)]
    assert read_again(layouts, fonts, prints, "none", one_lost) == ["miscounted-page"]


def test_a_folded_card_with_another_back_is_found(layouts: Layouts, fonts: Path) -> None:
    """Beside each other front and back must belong together as well."""
    prints = [made(f"C{index:03d}-AB", 2, A7, first=2 * index) for index in range(2)]

    def crossed(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
        first, back, other, other_back = placements
        return (
            first,
            replace(back, area=other_back.area, clip=other_back.clip),
            other,
            replace(other_back, area=back.area, clip=back.clip),
        )

    assert read_again(layouts, fonts, prints, "none", crossed, "fold-over") == ["mismatched-back"]


@pytest.mark.parametrize("flip", ["short", "long"])
def test_a_booklet_whose_sheets_are_exchanged_is_found(flip: str, layouts: Layouts, fonts: Path) -> None:
    """Leaves that are sound each by itself must also come in their order once they are folded."""
    book = made("B00K-8P", 8, (148, 210))
    setup = manner(layouts, "a5-booklet", flip=flip).setup(book.trims[0].leaf)  # type: ignore[arg-type]
    first, second = deal(setup, [Share(8)])
    assert first.back
    assert second.back
    mixed = [
        Sheet(_halves(first.front, second.front), _halves(first.back, second.back, flip == "short")),
        Sheet(_halves(second.front, first.front), _halves(second.back, first.back, flip == "short")),
    ]
    for sheets, found in (((first, second), []), (mixed, ["disordered-booklet"])):
        sides = [(side, Drawing()) for sheet in sheets for side in sheet.sides]
        pdf = impose("mixed", setup.paper, setup.flip, sides, [book], face(fonts))
        assert sorted({each.code for each in overleaf(pdf, setup, [book], "error")}) == found


def _halves(one: Side, other: Side, is_swapped: bool = False) -> Side:
    """The left half of one sheet beside the right half of another; on a back they have changed places."""
    lefts, rights = (sorted(side.placements, key=lambda each: each.area.left) for side in (one, other))
    kept = (lefts[1], rights[0]) if is_swapped else (lefts[0], rights[1])
    return Side(kept, one.cells)
