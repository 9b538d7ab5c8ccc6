"""Text that is printed on, or printed over, never leaves the press."""

from __future__ import annotations

import pytest

from tests.prints.small import codes, proven

GROUND = ".over { background: #fff } "
SAID = ["Not with clozapine", "May be given with food"]
BODY = """<p data-line="1">Not with clozapine</p>
<div class="over"><p data-line="2">May be given with food</p></div>"""

APART = {
    "one below the other": GROUND,
    "close together": GROUND + "p { line-height: 1.25 }",
    "drawn up by less than a line has above it": GROUND
    + "p { line-height: 1.4 } .over { margin-top: -0.3mm }",
    "in a ground within a ground": "body { background: #fff } .over { background: #eee }",
    "side by side": GROUND + "body { display: flex; flex-wrap: wrap }",
}
HIDING = {
    "drawn up": GROUND + ".over { position: relative; margin-top: -2.5mm; padding-top: 3mm }",
    "placed there": GROUND + ".over { position: absolute; top: 4mm; left: 0; padding: 3mm }",
    "a height too small for what is in it": GROUND
    + "p { height: 0 } .over { padding-top: 5mm; position: relative }",
}


@pytest.mark.parametrize("layout", APART)
def test_what_stands_apart_passes(layout: str) -> None:
    """A ground under its own text, or close lines, are no fault: else the proof would be switched off."""
    assert codes(proven(BODY, APART[layout], said=SAID)) == set()


@pytest.mark.parametrize("layout", HIDING)
def test_a_text_under_a_ground_is_caught(layout: str) -> None:
    """Its words are in the file and read back from it; who looks at the page misses them (hazard H01)."""
    found = proven(BODY, HIDING[layout], said=SAID)
    assert "hidden-text" in codes(found)
    assert len([each for each in found if each.code == "hidden-text"]) <= 2, "each line is told of once"


def test_a_text_on_a_text_is_caught() -> None:
    """Without any ground both are drawn, and neither can be read (hazard H01)."""
    css = ".over { position: absolute; top: 4mm }"
    assert "text-on-text" in codes(proven(BODY, css, said=SAID))
