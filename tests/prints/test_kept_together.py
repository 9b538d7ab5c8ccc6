"""What belongs together is not parted by the end of a page."""

from __future__ import annotations

import pytest

from handout.project import PACKAGED
from handout.stages.typeset import typeset
from tests.prints.small import FONTS

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
