"""What belongs together is not parted by the end of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from handout.model.plan import Line, PlannedBlock, PlannedSection, Run
from handout.project import PACKAGED
from handout.stages.prove.together import together
from handout.stages.typeset import typeset
from tests.prints.small import FONTS, small_plan

BASE = (PACKAGED / "shared" / "base.css").read_text(encoding="utf-8")
PAGE = """<!doctype html><html lang="en"><title>T</title><style>
{base} @page {{ size: A7; margin: 10mm }} table {{ break-inside: avoid }}
.above {{ height: {high}mm }} table, p {{ font-size: 9pt; line-height: 1.2 }}</style>
<div class="above"></div><table><caption>Doses</caption><tr><th>10 kg</th><td>75 mg</td></tr></table>
<p class="{kind}">Basis</p>"""


@pytest.mark.parametrize("kind", ["rule", "holds", "note"])
def test_what_a_table_rests_on_stays_with_it(kind: str) -> None:
    """The strength of a capsule, or the rule of a dose, is on the page of the figures it belongs to."""
    turned = 0
    for high in range(60, 86):
        pages = typeset(PAGE.format(base=BASE, high=high, kind=kind), FONTS).pages
        at = {ink.text.strip(): number for number, page in enumerate(pages) for ink in page.inks}
        assert at["75 mg"] == at["Basis"], high
        turned += at["Basis"]
    assert 0 < turned < 26, "the page must end on both sides of the table"


COLUMNS = """<!doctype html><html lang="en"><title>T</title><style>
@page {{ size: A7; margin: 10mm }} main {{ columns: 2; column-fill: auto; height: 80mm }}
h2, p {{ font-size: 9pt; line-height: 1.2; margin: 0; break-after: auto }}
.above {{ height: {high}mm }}</style>
<h1>T</h1><main><div class="above"></div><h2 data-line="1">Call</h2><p data-line="2">The team</p></main>"""


@dataclass(frozen=True)
class Said(PlannedBlock):
    lines: tuple[Line, ...]


def test_a_heading_that_is_parted_from_its_section_is_told() -> None:
    """A heading alone at the foot of a column is found, wherever the column ends, and no other is."""
    title, said = Line(1, (Run("Call"),)), Line(2, (Run("The team"),))
    section = PlannedSection("call", "contacts", False, title, (Said("text", (said,)),))
    plan, parted = replace(small_plan(), sections=(section,)), 0
    for high in range(64, 82):
        document = typeset(COLUMNS.format(high=high), FONTS)
        down = {ink.text.strip(): ink.box.y for page in document.pages for ink in page.inks}
        found = [each.code for each in together(document, plan)]
        assert found == (["parted-heading"] if down["The team"] < down["Call"] else []), high
        parted += len(found)
    assert 0 < parted < 18, "the column must end on both sides of what is headed"


SUMMARY = (PACKAGED / "summary" / "page.css").read_text(encoding="utf-8")
TABLE = """<!doctype html><html lang="en"><title>T</title><style>{base}{summary}
main {{ column-fill: auto; height: 80mm }} .above {{ height: {high}mm }}</style><h1>T</h1>
<main><div class="above"></div><table class="table"><tbody>{rows}</tbody></table></main>"""


@pytest.mark.parametrize("rows", [5, 6])
def test_a_short_table_of_a_summary_is_read_as_a_whole(rows: int) -> None:
    """Fewer than six rows stand in one column, wherever it ends; of more, some stand in the next."""
    parted, heads = 0, set()
    said = "".join(f"<tr><td>row {number}</td></tr>" for number in range(rows))
    for high in range(40, 80, 3):
        (page,) = typeset(TABLE.format(base=BASE, summary=SUMMARY, high=high, rows=said), FONTS).pages
        across = [ink.box.x for ink in page.inks if ink.text.startswith("row")]
        assert len(across) == rows
        parted += len(set(across)) > 1
        heads.add(across[0])
    assert len(heads) == 2, "the column must end on both sides of the table"
    assert (parted > 0) == (rows > 5)
