"""A new printed form is one folder of templates and no Python."""

from __future__ import annotations

from handout.pipeline import build
from handout.project import Project
from tests.conftest import TODAY

VARIANT = """\
schema: 1
title: Wall note
code: N
audience: clinician
addressed: For the wall
registers: [short, text]
sections: [actions, dose, contraindications, warnings, red-flags, limits, evidence, contacts]
budget: {pages: 1, crisis: 1}
floor: {text_mm: 2, table_mm: 1.8, small_mm: 1.3}
citation_style: short
"""
PAGE = '{% extends "shared/base.html.j2" %}\n'
CSS = """\
@page {
  size: A3; margin: 30mm;
  @top-left { content: element(head); width: 100% }
  @bottom-left { content: element(foot); width: 100% }
}
html { font-size: 13pt; line-height: 1.4 }
ul, ol { padding-left: 9mm }
.running-foot { font-size: 9pt }
"""


def test_a_variant_is_one_folder(copied_project: Project) -> None:
    """A folder with three files is found, built and proven like those that came with Handout."""
    folder = copied_project.root / "templates" / "wall-note"
    folder.mkdir(parents=True)
    for name, text in (("variant.yaml", VARIANT), ("page.html.j2", PAGE), ("page.css", CSS)):
        (folder / name).write_text(text, encoding="utf-8")
    output = copied_project.root / "output"
    outcomes = list(build(copied_project, TODAY, output, ["full"], ["wall-note"]))
    problems = [each for outcome in outcomes for each in outcome.diagnostics if each.severity == "error"]
    assert problems == []
    assert {path.name for path in (output / "full").iterdir()} == {
        "full-wall-note.pdf",
        "full-wall-note.html",
    }
    (made,) = [outcome for outcome in outcomes if outcome.written]
    assert (made.variant, made.pages) == ("wall-note", 1)
