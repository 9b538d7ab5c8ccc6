"""Prints for black and white printers have no colour; prints in colour say nothing by colour alone."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from statistics import median

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from handout.cli import main
from handout.model.document import Document, Ink, Page
from handout.project import Project
from handout.stages.prove import prove
from handout.stages.prove.grey import grey
from handout.stages.render import render
from handout.stages.typeset import typeset
from tests.conftest import HERE, TODAY, Print, lay_out

VARIANTS = ["pocket-card", "summary", "patient"]
DOTS_PER_MM = 12
REACH_MM = {"pocket-card": 5, "summary": 5, "patient": 13}
"""How far at the left of a text its rule may stand: not as far as what stands beside it."""

DARK = 148
"""Of 255: on white it has a contrast of 3 to 1, which WCAG 2.2 asks of shapes that carry meaning (1.4.11)."""


@pytest.fixture(scope="module")
def grey_project() -> Project:
    return Project(HERE / "project", is_grey=True)


@pytest.fixture(scope="module")
def in_grey(grey_project: Project) -> Callable[[str], Print]:
    @cache
    def made(variant: str) -> Print:
        plan = lay_out(grey_project, "full", variant).plan
        html = render(plan, grey_project.template_folders)
        return Print(plan, html, typeset(html, grey_project.fonts, is_grey=True))

    return made


def drawn(document: Document, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(document.pdf) as pdf:
        image: Image.Image = pdf[page].render(scale=DOTS_PER_MM * 25.4 / 72, rev_byteorder=True).to_pil()
        return image.convert("RGB")


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_grey_print_is_proven(in_grey: Callable[[str], Print], variant: str) -> None:
    """It keeps every other promise as well: room, words, contrast, tags."""
    made = in_grey(variant)
    assert prove(made.document, made.plan) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_dot_of_a_grey_print_has_a_hue(
    in_grey: Callable[[str], Print], variant: str, tmp_path: Path
) -> None:
    """As poppler draws it, which is not what the proof draws with."""
    pdf = tmp_path / "print.pdf"
    pdf.write_bytes(in_grey(variant).document.pdf)
    subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, tmp_path / "page"], check=True)
    pages = sorted(tmp_path.glob("page*.png"))
    assert pages
    for path in pages:
        with Image.open(path) as image:
            red, green, blue = image.convert("RGB").split()
            assert ImageChops.difference(red, green).getextrema() == (0, 0)
            assert ImageChops.difference(green, blue).getextrema() == (0, 0)


def test_no_colour_is_asked_of_the_printer(in_grey: Callable[[str], Print]) -> None:
    """Also what white covers: the file itself names no colour, on the pages or in their pictures."""
    with pikepdf.open(BytesIO(in_grey("summary").document.pdf)) as pdf:
        forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        streams = [each for each in forms if each.get("/Subtype") == "/Form"]
        asked = [
            [float(each) for each in drawn_with.operands]
            for each in (*pdf.pages, *streams)
            for drawn_with in pikepdf.parse_content_stream(each)
            if str(drawn_with.operator) in ("rg", "RG")
        ]
    assert len(asked) > 20
    assert all(red == green == blue for red, green, blue in asked)


@pytest.mark.parametrize("variant", VARIANTS)
def test_grey_moves_nothing(
    in_grey: Callable[[str], Print], printed: Callable[[str], Print], variant: str
) -> None:
    """The same words at the same places under the same fingerprint: it is the same print in another ink."""
    one, other = in_grey(variant), printed(variant)
    assert one.plan.furniture == other.plan.furniture
    assert [_places(page) for page in one.document.pages] == [_places(page) for page in other.document.pages]


def _places(page: Page) -> list[tuple[str, float, float]]:
    return [(ink.text, round(ink.box.x, 2), round(ink.box.y, 2)) for ink in page.inks]


@pytest.mark.parametrize("variant", VARIANTS)
def test_grey_saves_toner(
    in_grey: Callable[[str], Print], printed: Callable[[str], Print], variant: str
) -> None:
    """A dark head would be a flood of black: in grey it is a rule."""
    of_grey, of_colour = (
        255 - ImageStat.Stat(drawn(made.document, 0).convert("L")).mean[0]
        for made in (in_grey(variant), printed(variant))
    )
    assert of_grey < (0.9 * of_colour if variant != "patient" else of_colour)


RED_DRAWING = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
    "<circle cx='4' cy='4' r='4' fill='%23c81414'/></svg>"
)


def _picture(colour: tuple[int, int, int]) -> str:
    file = BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"


@pytest.mark.parametrize(
    ("picture", "codes"),
    [
        (_picture((200, 20, 20)), ["colour-in-grey"]),
        (_picture((90, 90, 90)), []),
        (RED_DRAWING, []),
    ],
    ids=["photograph in colour", "photograph in grey", "drawing in colour"],
)
def test_a_picture_is_drawn_in_grey_or_refused(
    in_grey: Callable[[str], Print], grey_project: Project, picture: str, codes: list[str]
) -> None:
    """What is drawn in lines is turned; dots in colour wait for somebody who knows what they mean."""
    made = in_grey("patient")
    html = made.html.replace("</main>", f'<p><img src="{picture}" alt="A logo" width="40"></p></main>')
    found = grey(typeset(html, grey_project.fonts, is_grey=True), made.plan)
    assert [each.code for each in found] == codes


def test_a_print_in_colour_is_found(printed: Callable[[str], Print], in_grey: Callable[[str], Print]) -> None:
    """A style sheet that forgets what it is for; each page by its number."""
    made = printed("summary")
    found = [str(each.message) for each in grey(made.document, in_grey("summary").plan)]
    assert len(found) == len(made.document.pages)
    assert not list(grey(made.document, made.plan))


def test_grey_prints_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    """Nobody takes one for the other, and one build never sweeps the other's prints away."""
    asked = ["build", "full", "--project", str(HERE / "project"), "--today", TODAY.isoformat()]
    asked += ["--variant", "pocket-card", "--output", str(tmp_path), "--workers", "1"]
    assert main(asked) == 0
    assert main([*asked, "--grey"]) == 0
    in_colour, in_black = (tmp_path / folder / "full" / "full-pocket-card.pdf" for folder in ("", "grey"))
    assert in_colour.read_bytes() != in_black.read_bytes()


# The law for prints in colour, of which a copier makes grey ones.


@pytest.mark.parametrize("variant", VARIANTS)
def test_stop_and_look_have_their_shapes(printed: Callable[[str], Print], variant: str) -> None:
    """In grey, at the left of the text: one rule of a frame, two rules, or none; dark enough for a shape."""
    made = printed(variant)
    kinds = {section.id: section.kind for section in made.plan.sections}
    rules: dict[str, set[float]] = {}
    for number, page in enumerate(made.document.pages):
        picture = drawn(made.document, number).convert("L")
        for name, kind in kinds.items():
            inks = [ink for ink in page.inks if ink.section == name and ink.role != "furniture"]
            if len(inks) > 3:
                shape = {"contraindications": "stop", "warnings": "look", "red-flags": "look"}.get(
                    kind, "none"
                )
                rules.setdefault(shape, set()).add(_rules_beside(inks, picture, REACH_MM[variant]))
    assert rules.get("stop", {1}) == {1}
    assert rules.get("look", {2}) == {2}
    assert {"stop", "look"} & rules.keys()
    assert 1 not in rules.get("none", {0})
    assert 2 not in rules.get("none", {0})


def _rules_beside(inks: list[Ink], picture: Image.Image, reach_mm: float) -> float:
    """How many dark strokes stand at the left of a stretch of text, on most of its rows."""
    left = min(ink.box.x for ink in inks)
    top, bottom = min(ink.box.y for ink in inks), max(ink.box.bottom for ink in inks)
    rows = (top + (bottom - top) * share for share in (0.5, 0.6, 0.7, 0.8, 0.9))
    return median(_strokes(picture, left - reach_mm, left - 0.2, row) for row in rows)


def _strokes(picture: Image.Image, start_mm: float, end_mm: float, row_mm: float) -> int:
    first, last = max(0, int(start_mm * DOTS_PER_MM)), int(end_mm * DOTS_PER_MM)
    line = picture.crop((first, int(row_mm * DOTS_PER_MM), last, int(row_mm * DOTS_PER_MM) + 1)).tobytes()
    return sum(1 for is_dark, _ in groupby(step <= DARK for step in line) if is_dark)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_state_is_said_in_words_that_grey_keeps(printed: Callable[[str], Print], variant: str) -> None:
    """The yellow of the tag goes; its word stays, and stands out from its ground as text must."""
    made = printed(variant)
    (mark,) = made.plan.furniture.marks
    picture = drawn(made.document, 0).convert("L")
    tag = next(ink for ink in made.document.pages[0].inks if ink.text == mark)
    box = tuple(int(each * DOTS_PER_MM) for each in (tag.box.x, tag.box.y, tag.box.right, tag.box.bottom))
    dark, light = picture.crop(box).getextrema()  # type: ignore[arg-type]
    assert _contrast(dark, light) >= 7  # type: ignore[arg-type]


def _contrast(dark: int, light: int) -> float:
    low, high = (
        each / 255 / 12.92 if each < 11 else ((each / 255 + 0.055) / 1.055) ** 2.4 for each in (dark, light)
    )
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module")
def cards() -> Callable[[str], Print]:
    """The cards of our examples that must never be misread: two populations, a way through an emergency."""
    examples = Project(HERE.parent)
    return cache(lambda topic: lay_out(examples, topic, "pocket-card"))


def test_populations_differ_by_ground_and_by_bar(cards: Callable[[str], Print]) -> None:
    """A lane's head is solid or hollow, and its side heavy or thin, whatever their hue."""
    made = cards("naloxone")
    page = made.document.pages[0]
    picture = drawn(made.document, 0).convert("L")
    heads = [next(ink for ink in page.inks if ink.text.strip() == letter) for letter in ("A", "B")]
    grounds, bars = [], []
    for head in heads:
        # Right of the letter, above the words of the head; then the side, two lines further down.
        row = int((head.box.y - 0.1) * DOTS_PER_MM)
        beside = picture.crop((int((head.box.right + 2) * DOTS_PER_MM), row, int(50 * DOTS_PER_MM), row + 1))
        grounds.append(median(beside.tobytes()))
        below = int((head.box.bottom + 4) * DOTS_PER_MM)
        side = picture.crop((int(3 * DOTS_PER_MM), below, int(7 * DOTS_PER_MM), below + 1))
        bars.append(sum(1 for step in side.tobytes() if step <= DARK) / DOTS_PER_MM)
    assert grounds[0] <= DARK < 230 < grounds[1]
    assert bars[0] >= 2 * bars[1] > 0


def test_what_is_asked_is_round_and_what_is_done_is_square(cards: Callable[[str], Print]) -> None:
    """In a flow, by the ground of each number: its corners are cut or whole, and it is dark."""
    made = cards("hyperkalaemia")
    (flow,) = [
        block for section in made.plan.sections for block in section.blocks if block.kind == "algorithm"
    ]
    looks = {step.number.text: step.look for row in flow.rows for step in row.steps if step.number}  # type: ignore[attr-defined]
    assert {"do", "ask"} <= set(looks.values())
    picture = drawn(made.document, 0).convert("L")
    cuts: dict[str, list[float]] = {"do": [], "ask": []}
    for number, look in looks.items():
        ink = next(ink for ink in made.document.pages[0].inks if ink.text.strip() == number)
        cuts["ask" if look == "ask" else "do"].append(_corner_mm(ink, picture))
    assert max(cuts["do"]) < 0.15 < 0.3 < min(cuts["ask"])


def _corner_mm(ink: Ink, picture: Image.Image) -> float:
    """How much further in the dark ground of a number begins at its top than at its middle."""
    first, last = int((ink.box.x - 2) * DOTS_PER_MM), int(ink.box.x * DOTS_PER_MM)
    middle = int((ink.box.y + ink.box.height / 2) * DOTS_PER_MM)
    column = picture.crop((last, middle - 4 * DOTS_PER_MM, last + 1, middle)).tobytes()
    top = middle - next(n for n, step in enumerate(reversed(column)) if step > DARK) + 1
    begins = [_first_dark(picture.crop((first, row, last + 1, row + 1)).tobytes()) for row in (middle, top)]
    return (begins[1] - begins[0]) / DOTS_PER_MM


def _first_dark(line: bytes) -> int:
    """From the number outwards, as far as its ground reaches."""
    return len(line) - next((n for n, step in enumerate(reversed(line)) if step > DARK), len(line))
