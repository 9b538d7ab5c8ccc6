"""Draw each kind of block as its example prints it, into docs/images/blocks/.

python tools/block_pictures.py [KIND …]

A picture is cut out of the proven PDF: the first block of its kind, with the title above it. It keeps
the words that it shows, so that a picture of other words can be told.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handout.model.blocks import KINDS  # noqa: E402 - the package beside this file is the one that prints
from handout.model.diagnostic import Refusal  # noqa: E402
from handout.model.document import Box, Document, Page  # noqa: E402
from handout.model.plan import Plan, lines_of  # noqa: E402
from handout.project import Project  # noqa: E402
from handout.sound import planned, sound_topic  # noqa: E402
from handout.stages.prove import prove  # noqa: E402
from handout.stages.render import render  # noqa: E402
from handout.stages.typeset import typeset  # noqa: E402

EXAMPLES = ROOT / "tests" / "examples"
FOLDER = ROOT / "docs" / "images" / "blocks"
TODAY = date(2026, 11, 22)
ROOM_MM = 2.5
CARD_MM = 150
SAYS = "says"
SUMMARIES = frozenset(("algorithm", "conversion"))
"""Kinds whose example says more on the summary than on a card; the others are drawn from the card."""


def draw(kind: str) -> Path:
    """The picture of one kind, from a print that was proven."""
    project, plan = made(kind)
    document = typeset(render(plan, project.template_folders), project.fonts)
    if found := prove(document, plan):
        raise Refusal(found)
    number, box = place(document, *first(plan, kind))
    dots = 120 if kind in SUMMARIES else 190
    target = FOLDER / f"{kind}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    picture = cut(document.pdf, number, box, dots)
    note = PngInfo()
    note.add_itxt(SAYS, said(plan, kind))
    picture.quantize(48, dither=Image.Dither.NONE).save(target, optimize=True, pnginfo=note)
    return target


def is_current(kind: str) -> bool:
    """The picture of a kind shows the words that its example prints now."""
    with Image.open(FOLDER / f"{kind}.png") as picture:
        return picture.info.get(SAYS) == said(made(kind)[1], kind)


def made(kind: str) -> tuple[Project, Plan]:
    """The plan of a kind's example, for the print that its picture is cut from."""
    project = Project(EXAMPLES)
    chosen = project.variant("summary" if kind in SUMMARIES else "pocket-card")
    sound, _ = sound_topic(project, kind, [chosen], TODAY)
    return project, planned(project, sound, chosen, TODAY)


def said(plan: Plan, kind: str) -> str:
    """The words of the first block of a kind, with its section's title."""
    wanted = set.union(*first(plan, kind))
    return "\n".join(line.text for line in plan.lines() if line.id in wanted)


def first(plan: Plan, kind: str) -> tuple[set[int], set[int]]:
    """The lines of the first block of a kind, and those that are to be seen with it: its section's title."""
    for section in plan.sections:
        for block in section.blocks:
            if block.kind == kind:
                title = {section.title.id} if block is section.blocks[0] else set()
                return {line.id for line in lines_of(block)}, title
    raise LookupError(kind)


def place(document: Document, lines: set[int], title: set[int]) -> tuple[int, Box]:
    """The page on which a block begins, and the room it takes there with its title."""
    for number, page in enumerate(document.pages):
        if any(ink.line in lines for ink in page.inks):
            return number, room(page, lines, title)
    raise LookupError(lines)


def room(page: Page, lines: set[int], title: set[int]) -> Box:
    """From edge to edge of the page, or of its left half, without what stands above and below."""
    own = [ink for ink in page.inks if ink.line in lines | title]
    bottom = max(ink.box.bottom for ink in own)
    top = min(ink.box.y for ink in own)
    sections = {ink.section for ink in own}
    images = [ink for ink in page.inks if ink.is_image and ink.section in sections and ink.box.y < bottom]
    others = [ink.box for ink in page.inks if ink not in own and ink not in images]
    above = max((box.bottom for box in others if box.bottom <= top), default=0)
    below = min((box.y for box in others if box.y >= bottom), default=page.height_mm)
    top, bottom = max(top - ROOM_MM, above), min(bottom + ROOM_MM, below)
    half = page.width_mm / 2
    width = half if page.width_mm > CARD_MM and all(ink.box.right < half for ink in own) else page.width_mm
    return Box(0, top, width, bottom - top)


def cut(pdf: bytes, number: int, box: Box, dots_per_inch: int) -> Image.Image:
    dots_per_mm = dots_per_inch / 25.4
    with pypdfium2.PdfDocument(pdf) as read:
        drawn: Image.Image = read[number].render(scale=dots_per_inch / 72).to_pil().convert("RGB")
    edges = (box.x, box.y, box.right, min(box.bottom, drawn.height / dots_per_mm))
    left, top, right, bottom = (round(edge * dots_per_mm) for edge in edges)
    return drawn.crop((left, top, right, bottom))


def main(kinds: Sequence[str]) -> int:
    """Draw the kinds that are named, or all."""
    for kind in kinds or KINDS:
        target = draw(kind)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
