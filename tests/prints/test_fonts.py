"""Prints hold the bundled faces and no other, and no letter of them gets lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from handout.project import PACKAGED
from handout.stages.typeset import typeset
from tests.conftest import Print
from tests.prints.small import FONTS, codes, proven

BUNDLED = {"IBM-Plex-Sans", "IBM-Plex-Sans-Semi-Bold", "DejaVu-Sans", "DejaVu-Sans-Bold"}


def faces(pdf: bytes) -> set[str]:
    """The faces a PDF draws with, as poppler lists them, less the tag of the subset."""
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return {line.split()[0].partition("+")[2] for line in listed.splitlines()[2:]}


@pytest.mark.parametrize("variant", ["patient", "pocket-card", "summary"])
def test_prints_hold_bundled_faces_only(variant: str, printed: Callable[[str], Print]) -> None:
    """What the machine happens to have installed never reaches a print."""
    found = faces(printed(variant).document.pdf)
    assert found
    assert found <= BUNDLED


def test_a_face_of_the_machine_is_not_found() -> None:
    """A style sheet that names another face gets a bundled one."""
    said = '<p style="font-family: Courier, monospace, serif">x</p>'
    assert faces(typeset(f'<!doctype html><html lang="en"><title>x</title>{said}', FONTS).pdf) <= BUNDLED


def test_the_font_configuration_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fontconfig would not find a relative path, and would take the machine's fonts without a word."""
    script = (
        "import os, pathlib; from handout.stages.typeset.engine import engine\n"
        "engine(pathlib.Path('fonts')); print(os.environ['FONTCONFIG_FILE'])"
    )
    (tmp_path / "fonts").symlink_to(FONTS)
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(PACKAGED.parent), os.environ.get("PYTHONPATH", "")])
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    path = Path(told.stdout.strip())
    assert path.is_absolute()
    assert path.is_file()


def test_no_template_brings_a_font_face() -> None:
    """Faces loaded by @font-face live in a temporary folder that an exiting child deletes: blanks follow."""
    sheets = [path for path in PACKAGED.rglob("*") if path.suffix in (".css", ".j2")]
    assert sheets
    assert not [
        path.name for path in sheets if re.search(r"@font-face", path.read_text("utf-8"), re.IGNORECASE)
    ]


def test_merged_font_faces_are_refused() -> None:
    """Of two faces of one family, each with a range, WeasyPrint 70 draws wrong letters over a right text."""
    latin, greek = (
        b64encode((FONTS / name).read_bytes()).decode()
        for name in ("IBMPlexSans-Regular.ttf", "DejaVuSans.ttf")
    )
    css = f"""
        @font-face {{ font-family: F; src: url(data:font/ttf;base64,{latin}); unicode-range: U+0000-00FF }}
        @font-face {{ font-family: F; src: url(data:font/ttf;base64,{greek}); unicode-range: U+0370-04FF }}
        p {{ font-family: F }}"""
    assert codes(proven("<p>Take αβγ and Жд now</p>", css)) == {"not-conforming"}


FORKING = """
import os, sys
from pathlib import Path
fonts, output, ending = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
os.environ["FONTCONFIG_FILE"] = str(fonts / "fonts.conf")
{make}
page = '<!doctype html><html lang="en"><title>x</title><p>plain {{}}</p>'
make(page.format(""))
child = os.fork()
if child == 0:
    sys.exit(0) if ending == "exit" else os._exit(0)
os.waitpid(child, 0)
output.write_bytes(make(page.format("<strong>MMMM</strong>")))
"""
OURS = """
from handout.stages.typeset import typeset
make = lambda html: typeset(html, fonts).pdf
"""
BY_FONT_FACE = """
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
faces = FontConfiguration()
face = "@font-face {{ font-family: F; font-weight: {}; src: url({}) }}".format
text, bold = ((fonts / f"IBMPlexSans-{name}.ttf").as_uri() for name in ("Regular", "SemiBold"))
css = CSS(string=face(400, text) + face(700, bold) + "p { font-family: F }", font_config=faces)
make = lambda html: HTML(string=html).write_pdf(stylesheets=[css], font_config=faces)
"""


def ink_after_child(make: str, ending: str, output: Path) -> int:
    """The ink of a bold word that a parent prints after its child has ended."""
    command = [sys.executable, "-c", FORKING.format(make=make), str(FONTS), str(output), ending]
    subprocess.run(command, cwd=PACKAGED.parent, check=True, capture_output=True)
    return inked(output.read_bytes())


def test_a_child_that_exits_leaves_the_fonts_alone(tmp_path: Path) -> None:
    """Once a forked child has ended in the ordinary way, the parent's bold text is still ink, not a blank."""
    exited, killed = tmp_path / "exited.pdf", tmp_path / "killed.pdf"
    assert ink_after_child(OURS, "exit", exited) == ink_after_child(OURS, "_exit", killed) > 0
    assert exited.read_bytes() == killed.read_bytes()


def test_a_child_that_exits_takes_font_faces_along(tmp_path: Path) -> None:
    """The control: by @font-face the same bold word is lost in silence, and this test would see it."""
    whole = ink_after_child(BY_FONT_FACE, "_exit", tmp_path / "whole.pdf")
    assert ink_after_child(BY_FONT_FACE, "exit", tmp_path / "lost.pdf") < whole * 0.7


def inked(pdf: bytes) -> int:
    """How many dots of the first page are dark."""
    with pypdfium2.PdfDocument(pdf) as document:
        return sum(document[0].render(scale=3).to_pil().convert("L").histogram()[:128])
