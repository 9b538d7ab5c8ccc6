"""WeasyPrint 70 ends lines too soon where a no-break space meets an inline element; our binding does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.plan import Line
from handout.project import PACKAGED
from handout.stages.prove.geometry import early_ends
from handout.stages.render import render
from handout.stages.typeset import typeset
from tests.conftest import Print
from tests.prints.small import FONTS, small_plan

PAGE = """{% from "shared/text.html.j2" import say %}
<!doctype html><html lang="en"><title>Widths</title>
<style>@page { size: A3; margin: 10mm } html { font: 9pt/1.2 "IBM Plex Sans" } p { margin: 0 }
.bound, .value { white-space: nowrap }</style>
{% for line in plan.entries %}{% for width in range(24, 64) %}
<p data-line="{{ line.id }}" style="width: {{ width }}mm">SAID</p>
{% endfor %}{% endfor %}"""
UNBOUND = """{% for run in line.runs %}{% if run.kind == "mark" %}
{{- run.text[:1] }}<span>{{ run.text[1:] }}</span>{% else %}{{ run.text }}{% endif %}{% endfor %}"""


def at_every_width(folder: Path, said: str, lines: list[Line]) -> tuple[Document, list[Finding]]:
    """Lines of a real plan in paragraphs of forty widths, and those that end too soon."""
    (folder / "small").mkdir()
    (folder / "small" / "page.html.j2").write_text(PAGE.replace("SAID", said), encoding="utf-8")
    plan = replace(small_plan(most_pages=9), entries=tuple(lines))
    document = typeset(render(plan, [folder, PACKAGED]), FONTS)
    return document, list(early_ends(document, plan))


def marked_lines(printed: Callable[[str], Print]) -> list[Line]:
    """The lines of the fixture that end in a mark after a no-break space."""
    lines = [line for line in printed("summary").plan.lines() if line.runs[-1].kind == "mark"]
    assert lines
    return lines


def test_unbound_marks_end_lines_early_and_are_caught(
    printed: Callable[[str], Print], tmp_path: Path
) -> None:
    """With the space before the mark some line ends after its first words: no reader can see why."""
    document, found = at_every_width(tmp_path, UNBOUND, marked_lines(printed))
    assert {each.code for each in found} == {"line-ends-early"}
    assert document.complaints == ()


def test_bound_marks_end_no_line_early(printed: Callable[[str], Print], tmp_path: Path) -> None:
    """With the no-break space inside the mark, at no width does a line end too soon, or before a mark."""
    document, found = at_every_width(tmp_path, "{{ say(line) }}", marked_lines(printed))
    assert found == []
    assert document.complaints == ()


def test_no_mark_is_parted_behind_its_dash() -> None:
    """A reader of '[4–' at the end of a line would look up one source of three."""
    css = (PACKAGED / "shared" / "base.css").read_text(encoding="utf-8")
    said = "".join(
        f"<p style='width: {width}mm'>Given over minutes<span class='mark'>\u00a0[4–6]</span></p>"
        for width in range(16, 50)
    )
    page = f"<!doctype html><html lang='en'><title>Marks</title><style>{css}</style>{said}"
    texts = [ink.text.strip() for page in typeset(page, FONTS).pages for ink in page.inks]
    assert texts.count("[4–6]") == 34
