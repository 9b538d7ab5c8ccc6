"""Images of others are printed as their holders let them be, or not at all."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from handout.pipeline import check
from handout.project import PACKAGED, Project

TODAY = date(2026, 11, 22)
FIGURE = """\
      - figure:
          image: airway.svg
          alt: A chart
          caption: A chart
          permission:
            holder: Board of Invented Standards
            licence: by letter
            granted_on: 2026-11-02
            is_alterable: no
            needs_colour: yes
            acknowledgement: Reproduced unaltered by permission
            sha256: {digest}
"""


@pytest.fixture
def charted(copied_project: Project) -> Project:
    """The fixture project with a chart that may not be altered."""
    path = copied_project.topic_path("full")
    digest = sha256((copied_project.images_folder / "airway.svg").read_bytes()).hexdigest()
    head, figure, rest = path.read_text(encoding="utf-8").partition("      - figure:\n")
    assert figure
    path.write_text(
        head + FIGURE.format(digest=digest) + rest[rest.index("  - id: call") :], encoding="utf-8"
    )
    return copied_project


def codes(project: Project) -> list[str]:
    return [each.code for outcome in check(project, TODAY) for each in outcome.diagnostics]


def mono(root: Path) -> None:
    """A variant of the project's own that is printed in black."""
    said = (PACKAGED / "summary" / "variant.yaml").read_text(encoding="utf-8").replace("code: S", "code: M")
    folder = root / "templates" / "mono"
    folder.mkdir(parents=True)
    (folder / "variant.yaml").write_text(said + "is_mono: yes\n", encoding="utf-8")


def test_the_permitted_file_is_sound(charted: Project) -> None:
    """A file that is as it was permitted to be raises nothing."""
    assert codes(charted) == []


def test_any_altered_byte_is_found(charted: Project) -> None:
    """One changed colour is an alteration, however alike the image looks."""
    image = charted.images_folder / "airway.svg"
    image.write_text(image.read_text(encoding="utf-8").replace("#10243a", "#10243b"), encoding="utf-8")
    assert "figure-altered" in codes(Project(charted.root))


def test_colour_is_not_lost(charted: Project) -> None:
    """A chart that needs colour stops a print in black, until its caption is omitted there."""
    mono(charted.root)
    assert "colour-lost" in codes(Project(charted.root))
    path = charted.topic_path("full")
    omitted = path.read_text(encoding="utf-8").replace(
        "caption: A chart", "caption: {short: A chart, omit: {text: 'in colour on the wall'}}"
    )
    path.write_text(omitted, encoding="utf-8")
    assert "colour-lost" not in codes(Project(charted.root))
