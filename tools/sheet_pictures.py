"""Draw each sheet layout as `handout sheet` makes it, into docs/images/sheets/.

python tools/sheet_pictures.py [LAYOUT …]

Every picture shows real output: topics of content/, built, proven and imposed by the command itself.
Front and back stand beside each other. For a layout whose page no packaged variant has, an edition of the
pocket card is set in that size for the occasion, in a project of its own. A picture keeps the codes of its
prints and its layout, so that a picture of other prints can be told.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from shutil import copytree

import pypdfium2
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handout.cli import main as handout  # noqa: E402 - the package beside this file is the one that prints
from handout.layouts import Layouts  # noqa: E402
from handout.project import Project  # noqa: E402
from handout.sound import planned, sound_topic  # noqa: E402

FOLDER = ROOT / "docs" / "images" / "sheets"
DAY = "2026-11-22"
SAYS = "says"
WIDEST, GAP = 1000, 14
GROUND, EDGE = "#d9dde2", "#8b95a1"

JOBS: dict[str, tuple[str, ...]] = {
    "fold-over": ("ketamine=2",),
    "a7-4up": ("ketamine=4",),
    "a7-8up": ("ketamine=4", "naloxone=4"),
    "id1-10up": ("ketamine:badge-card=10",),
    "a6-2up": ("ketamine:pocket-card-a6=2",),
    "3x5": ("ketamine=4",),
    "a5-booklet": ("ketamine:patient-a5", "--odd", "blank"),
    "a4-fold": ("ketamine:summary", "--odd", "blank"),
    "calibrate": ("--calibrate", "--layout", "a7-4up"),
}
"""What each picture shows, as it is typed."""

A6 = {
    "variant.yaml": """\
schema: 1
edition_of: pocket-card
title: Pocket card on A6
code: X
budget: {pages: 2, crisis: 1}
floor: {text_mm: 1.4, table_mm: 1.4, small_mm: 1.05}
""",
    "page.css": """\
@page { size: 105mm 148mm }
html { font-size: 10.4pt }
ul { padding-left: 4mm }
h2 { font-size: 11.4pt }
""",
}


def main(names: Sequence[str]) -> None:
    """The pictures of the layouts that are named, or of all."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        copytree(ROOT / "content", project / "content")
        own = project / "templates" / "pocket-card-a6"
        own.mkdir(parents=True)
        for name, text in A6.items():
            (own / name).write_text(text, encoding="utf-8")
        for name in names or JOBS:
            pdf = Path(folder) / f"{name}.pdf"
            layout = () if name == "calibrate" else ("--layout", name)
            command = [
                "sheet",
                *JOBS[name],
                *layout,
                "--project",
                str(project),
                "--today",
                DAY,
                "-o",
                str(pdf),
            ]
            if handout(command) != 0:
                sys.exit(f"{name}: no sheets were made")
            print(draw(name, pdf))


def is_current(name: str) -> bool:
    """The picture of a layout shows the prints of today, laid out as its file says."""
    with Image.open(FOLDER / f"{name}.png") as picture:
        return picture.info.get(SAYS) == said(name)


def said(name: str) -> str:
    """The layout of a picture, and the codes of its prints; the edition for A6 says what the card says."""
    project = Project(ROOT)
    layout = "" if name == "calibrate" else Layouts(project).layout(name)[0].model_dump_json()
    typed = takewhile(lambda each: not each.startswith("-"), JOBS[name])
    return "\n".join([layout, *(code(project, *each.split("=")[0].split(":")) for each in typed)])


def code(project: Project, topic: str, variant: str = "pocket-card") -> str:
    chosen = project.variant(variant.removesuffix("-a6"))
    sound, _ = sound_topic(project, topic, [chosen], date.fromisoformat(DAY))
    return planned(project, sound, chosen, date.fromisoformat(DAY)).furniture.fingerprint


def draw(name: str, path: Path) -> Path:
    """The first sheet that bears cards, its front and its back."""
    with pypdfium2.PdfDocument(path) as pdf:
        first = 2 if name in ("a5-booklet", "a4-fold") else 0
        pages = [pdf[number] for number in range(first, min(first + 2, len(pdf)))]
        pages = pages[:1] if name == "fold-over" else pages
        scale = (WIDEST - GAP * (len(pages) + 1)) / sum(page.get_width() for page in pages)
        sides = [page.render(scale=min(scale, 1.1)).to_pil().convert("RGB") for page in pages]
    framed = [ImageOps.expand(side, 1, EDGE) for side in sides]
    width = sum(side.width + GAP for side in framed) + GAP
    picture = Image.new("RGB", (width, max(side.height for side in framed) + 2 * GAP), GROUND)
    left = GAP
    for side in framed:
        picture.paste(side, (left, GAP))
        left += side.width + GAP
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"{name}.png"
    note = PngInfo()
    note.add_itxt(SAYS, said(name))
    picture.quantize(80, dither=Image.Dither.NONE).save(target, optimize=True, pnginfo=note)
    return target


if __name__ == "__main__":
    main(sys.argv[1:])
