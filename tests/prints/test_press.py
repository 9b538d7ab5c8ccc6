"""The press stands what the engine and the validator do to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from handout.stages.typeset import typeset
from tests.prints.small import FONTS

SPANNING = """<!doctype html><html lang="en"><title>T</title><style>
@page {{ size: A7; margin: 5mm }} main {{ columns: 2 }} .all {{ column-span: all }}</style>
<h1>T</h1><main>{}<div class="all">{}</div></main>"""
ASKED = """
from handout.press import may_share_out
before = may_share_out()
import page
page.validate_pdf_bytes(open(r'{}', 'rb').read(), profile='ua1')
print(before, may_share_out())
"""


def test_what_the_engine_fails_on_is_a_complaint() -> None:
    """A span across columns ends in an assertion of WeasyPrint 70: it is refused, with no traceback."""
    words = "<p>words and more words</p>"
    document = typeset(SPANNING.format(words * 60, words * 10), FONTS)
    assert document.pages == ()
    assert document.complaints == ("it failed with AssertionError",)


@pytest.mark.skipif(sys.platform != "linux", reason="jobs are forked on Linux alone")
def test_a_process_with_threads_is_not_forked(tmp_path: Path) -> None:
    """Once the validator was asked, a forked worker would wait for its threads for ever."""
    pdf = tmp_path / "t.pdf"
    pdf.write_bytes(typeset('<!doctype html><html lang="en"><title>T</title><h1>T</h1>', FONTS).pdf)
    done = subprocess.run(
        [sys.executable, "-c", ASKED.format(pdf)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "False"]
