"""A page whose ground runs over its edge is proven like any other, and goes onto sheets by its edge."""

from __future__ import annotations

import pytest

from handout.layouts import Layouts
from handout.model.outcome import Outcome
from handout.model.sheet.proven import Proven
from handout.pipeline import build
from handout.project import Project
from handout.sheeting import imposed
from handout.sheeting.manner import manner
from handout.stages.impose import measure
from tests.conftest import TODAY
from tests.prints.test_copyfit import TOPIC

VARIANT = """\
schema: 1
edition_of: pocket-card
title: Card with bleed
code: X
budget: {pages: 2, crisis: 1}
floor: {text_mm: 1.4, table_mm: 1.4, small_mm: 1.05}
"""
BLEED = "@page { bleed: 3mm }\n.band { margin: -3mm -7.5mm 2mm; padding: 6mm 7.5mm 2mm }\n"


def printed(project: Project, style: str) -> Outcome:
    """What becomes of a small card with a bleed of 3 mm, and a style of its own."""
    points = "          - {text: 'A statement of some words', cite: [doe-2024]}\n" * 3
    text = TOPIC.format(points=points)
    batch = text.index("values:"), text.index("sections:")
    topic = project.root / "content" / "topics" / "cards.yaml"
    topic.write_text(text[: batch[0]] + text[batch[1] :], encoding="utf-8")
    folder = project.root / "templates" / "card-bleed"
    folder.mkdir(parents=True)
    (folder / "variant.yaml").write_text(VARIANT, encoding="utf-8")
    (folder / "page.css").write_text(BLEED + style, encoding="utf-8")
    outcomes = build(Project(project.root), TODAY, project.root / "output", ["cards"], ["card-bleed"])
    (made,) = (each for each in outcomes if each.variant == "card-bleed")
    return made


def test_a_page_with_bleed_is_proven(copied_project: Project) -> None:
    """What is drawn is measured from the edge of the page, where what was laid out is measured from."""
    made = printed(copied_project, "")
    assert not made.diagnostics
    assert made.written


@pytest.mark.parametrize("faint", ["li", ".running-foot p"])
def test_pale_words_on_a_page_with_bleed_are_found(copied_project: Project, faint: str) -> None:
    """The proof looks at the words themselves, and not three millimetres beside them."""
    made = printed(copied_project, f"{faint} {{ color: #bbb }}")
    assert {each.code for each in made.diagnostics} == {"faint-text"}


@pytest.mark.parametrize(("gap", "found"), [("5.9", ["gap-too-narrow"]), ("6", [])])
def test_a_real_print_with_bleed_asks_for_its_gap(
    copied_project: Project, gap: str, found: list[str]
) -> None:
    """Cards stand as far apart as both their grounds run over, and no nearer."""
    made = printed(copied_project, "")
    pdf = made.written[0].read_bytes()
    trims = measure(pdf)
    assert [float(each.bleed) for each in trims] == pytest.approx([3] * len(trims), abs=0.001)
    own = copied_project.root / "templates" / "sheets" / "near.yaml"
    own.parent.mkdir()
    own.write_text(
        f"schema: 1\ntitle: near\nmakes: cards\npaper: A4\nflips: [none]\ncolumns: 2\ncolumn_gap_mm: {gap}\n",
        encoding="utf-8",
    )
    card = Proven("card", made.fingerprint, pdf, trims, 2)
    how = manner(Layouts(copied_project), "near")
    sheets = imposed(how, [card], TODAY, copied_project.fonts, own.with_suffix(".pdf"))
    assert [each.code for each in sheets.diagnostics] == found
