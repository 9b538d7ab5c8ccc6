"""Rules about images."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from handout.lint.rule import Case, Fault, rule
from handout.model.blocks.figure import Figure
from handout.model.diagnostic import Place, Severity


def figures(case: Case) -> Iterator[tuple[Place, str]]:
    """The image name of each figure, with its place."""
    for number, section in enumerate(case.topic.sections):
        for index, block in enumerate(section.blocks):
            if isinstance(block, Figure):
                yield ("sections", number, "blocks", index, "figure", "image"), block.figure.image


def is_inside(name: str) -> bool:
    """The name leads to a file below the images folder, and nowhere else."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


@rule(Severity.ERROR)
def image_outside_project(case: Case) -> Iterator[Fault]:
    """An image must lie under ``content/images``; nothing else of the machine is read."""
    for place, name in figures(case):
        if not is_inside(name):
            yield Fault(place, f"'{name}' leads outside content/images", "copy the image there and name it")


@rule(Severity.ERROR)
def missing_image(case: Case) -> Iterator[Fault]:
    """An image that a figure names is not there, or is not a PNG, JPEG or SVG file."""
    for place, name in figures(case):
        if is_inside(name) and name not in case.images:
            yield Fault(
                place, f"there is no image '{name}' under content/images", "add it as PNG, JPEG or SVG"
            )
