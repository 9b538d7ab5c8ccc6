"""Finished sheets as files: what they tell the printer, their links, their bytes, the calibration sheet."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from pathlib import Path
from time import sleep

import pikepdf
import pytest

from handout.cli import main
from handout.layouts import Layouts
from handout.sheeting import calibrated
from handout.sheeting.manner import manner
from tests.sheets.conftest import Make
from tests.sheets.paper import PT, SIZES, made, rasters

A7 = (74.0, 105.0)
DUPLEX = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", "none": "/Simplex"}


@pytest.mark.parametrize("flip", ["long", "short", "none"])
def test_the_printer_is_told_size_and_flip(flip: str, make: Make) -> None:
    """No scaling, the flip that the backs were placed for, the tray by the paper's size; and every box."""
    sheets = make("a7-4up", [made("C000-AB", 2, A7)], flip=flip)
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert str(wishes.PrintScaling) == "/None"
        assert str(wishes.Duplex) == DUPLEX[flip]
        assert bool(wishes.PickTrayByPDFSize)
        for page in pdf.pages:
            boxes = [page.obj[name] for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")]
            assert all([float(each) / PT for each in box] == pytest.approx([0, 0, 210, 297]) for box in boxes)


def test_sheets_claim_no_tags(make: Make) -> None:
    """A sheet is for the printer: it does not pass for something that can be listened to."""
    sheets = make("a7-4up", [made("C000-AB", 2, A7)])
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert "/Metadata" not in pdf.Root


def test_links_go_with_their_page(make: Make) -> None:
    """Each card has its address over the same words, on backs that are turned as well."""
    sheets = make("a7-4up", [made("C000-AB", 2, A7, copies=4)], flip="short")
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        front, back = (list(page.Annots) for page in pdf.pages)
        assert [str(each.A.URI) for each in front] == ["https://example.org/C000-AB/1"] * 4
        assert [str(each.A.URI) for each in back] == ["https://example.org/C000-AB/2"] * 4
        lefts = sorted({round(float(each.Rect[0]) / PT, 2) for each in front})
        assert lefts == pytest.approx([27 + 10, 27 + 82 + 10], abs=0.01)
        first = min(back, key=lambda each: (float(each.Rect[1]), float(each.Rect[0])))
        # Head down: ten millimetres from the right edge of its card, nineteen from its top.
        assert [float(each) / PT for each in first.Rect] == pytest.approx(
            [27 + 74 - 40, 39.5 + 105 - 23, 27 + 74 - 10, 39.5 + 105 - 19], abs=0.01
        )


def test_the_same_sheets_have_the_same_bytes(make: Make) -> None:
    """Sheets of one job do not differ between two runs, also where the clock has gone on by a second."""

    def every() -> dict[str, bytes]:
        return {name: make(name, [made("C000-AB", 4, size, copies=3)]).pdf for name, size in SIZES.items()}

    first = every()
    sleep(1.1)  # what is made of the time of day is made of whole seconds
    assert every() == first


def test_a_page_is_held_once_however_often_it_is_printed(make: Make) -> None:
    """A thousand copies are a thousand mentions of two pages, so the file stays small."""
    few, many = (make("a7-4up", [made("C000-AB", 2, A7, copies=copies)]).pdf for copies in (4, 200))
    with pikepdf.open(BytesIO(many)) as pdf:
        forms = {form.objgen for page in pdf.pages for form in page.Resources.XObject.values()}
    assert len(forms) == 2
    assert len(many) < len(few) + 100 * 1200


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("layout", ["a7-4up", "a6-2up"])
def test_the_calibration_sheet_shows_what_the_offset_makes_good(
    layout: str, flip: str, layouts: Layouts, fonts: Path
) -> None:
    """Against the light the crosses of the back stand at 0,0; with an offset as far off the other way."""
    for right, up in ((0.0, 0.0), (0.5, -0.3)):
        offset = Fraction(str(right)), Fraction(str(up))
        pdf = calibrated(manner(layouts, layout, flip=flip, offset=offset), fonts)  # type: ignore[arg-type]
        with pikepdf.open(BytesIO(pdf)) as document:
            width, height = (float(each) / PT for each in document.pages[0].MediaBox[2:])
            cross = _middle_of_longest(document.pages[1], width, height)
        is_upright = (flip == "long") == (height > width)
        seen = (width - cross[0], cross[1]) if is_upright else (cross[0], height - cross[1])
        assert seen == pytest.approx((width / 2 - right, height / 2 - up), abs=0.01)


def _middle_of_longest(page: pikepdf.Page, width: float, height: float) -> tuple[float, float]:
    """The cross of the back that is nearest to the middle of the paper."""
    from tests.sheets.test_marks import strokes

    level = [
        line
        for line in strokes(page)
        if line[1] == line[3] and line[2] - line[0] == pytest.approx(20, abs=0.01)
    ]
    middles = [((line[0] + line[2]) / 2, line[1]) for line in level]
    return min(middles, key=lambda at: abs(at[0] - width / 2) + abs(at[1] - height / 2))


def test_calibration_is_a_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The calibration sheet is asked for without any topic, and says how its offset is given."""
    command = ["sheet", "--calibrate", "--paper", "Letter", "--flip", "short", "--project", str(project)]
    assert main([*command, "--today", "2026-11-22"]) == 0
    path = project / "output" / "sheets" / "calibration-letter-short.pdf"
    assert "imposed" in capsys.readouterr().out
    assert [round(side.width_mm) for side in rasters(path.read_bytes())] == [216, 216]


def test_sheets_of_real_prints(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a topic to sheets by one command: what is proven is imposed, read again and written."""
    command = ["sheet", "full=3", "--layout", "a7-4up", "--flip", "short", "--project", str(project)]
    assert main([*command, "--today", "2026-11-22", "--workers", "1"]) == 0
    said = capsys.readouterr().out
    assert "proven" in said
    assert "room for 1 more on the last sheet" in said
    assert (project / "output" / "sheets" / "full-pocket-card-a7-4up.pdf").is_file()


def test_sheets_for_black_and_white_printers(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --grey the sheets are of grey prints, which lie apart, and not one dot of them has a colour."""
    import pypdfium2
    from PIL import ImageChops

    for kind in ([], ["--grey"]):
        assert main(["sheet", "full", "--project", str(project), "--today", "2026-11-22", *kind]) == 0
    assert "output/grey/full/full-pocket-card.pdf" in capsys.readouterr().out.replace("\\", "/")
    has_colour = []
    for folder in ("output", "output/grey"):
        sheets = project / folder / "sheets" / "full-pocket-card-fold-over.pdf"
        with pypdfium2.PdfDocument(sheets) as pdf:
            red, green, blue = pdf[0].render(scale=1).to_pil().convert("RGB").split()
        has_colour.append(ImageChops.difference(red, green).getbbox() is not None)
        has_colour.append(ImageChops.difference(green, blue).getbbox() is not None)
    assert has_colour == [True, True, False, False]
