"""Rules about images."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from handout.lint.rule import Case, Fault, rule
from handout.model.blocks.figure import Figure, FigureBody
from handout.model.diagnostic import Finding, Place, Severity
from handout.model.pictures.flaw import flaw
from handout.model.pictures.permission import Permission


def figures(case: Case) -> Iterator[tuple[Place, FigureBody]]:
    """Each figure with its place."""
    for number, section in enumerate(case.topic.sections):
        for index, block in enumerate(section.blocks):
            if isinstance(block, Figure):
                yield ("sections", number, "blocks", index, "figure"), block.figure


def is_inside(name: str) -> bool:
    """The name leads to a file below the images folder, and nowhere else."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


@rule(Severity.ERROR)
def image_outside_project(case: Case) -> Iterator[Fault]:
    """An image must lie under ``content/images``; nothing else of the machine is read."""
    for place, figure in figures(case):
        if not is_inside(figure.image):
            message = f"'{figure.image}' leads outside content/images"
            yield Fault((*place, "image"), message, "copy the image there and name it")


@rule(Severity.ERROR)
def missing_image(case: Case) -> Iterator[Fault]:
    """An image that a figure names is not there, or is not a PNG, JPEG or SVG file."""
    for place, figure in figures(case):
        if is_inside(figure.image) and figure.image not in case.images:
            message = f"there is no image '{figure.image}' under content/images"
            yield Fault((*place, "image"), message, "add it as PNG, JPEG or SVG")


@rule(Severity.ERROR)
def unsound_image(case: Case) -> Iterator[Fault]:
    """An image is not the file that its name promises, or would print as nothing.

    A file that is cut short, an SVG that takes in another file or a program,
    a picture without width: the typesetter leaves a hole, or the reader sees
    less than the author did.
    """
    for place, figure in figures(case):
        for each in unsound(figure.image, case.images):
            yield Fault((*place, "image"), each.message, each.hint)


def unsound(name: str, images: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with an image that is there."""
    if name in images and (why := flaw(images[name])):
        hint = "save it again as PNG, JPEG or plain SVG, with all that it shows inside"
        yield Finding("unsound-image", Severity.ERROR, f"'{name}' cannot be printed: {why}", hint)


@rule(Severity.ERROR)
def figure_altered(case: Case) -> Iterator[Fault]:
    """A figure that its holder does not let anyone alter is not the file that was permitted.

    Rule DOC-9. Some charts may be used only as they are: not cropped, recoloured
    or redrawn. The digest of the file as it was received stands in the permission.
    """
    for place, permission, digest in _sealed(case):
        if permission.sha256 and permission.sha256 != digest:
            message = (
                f"this is not the file that {permission.holder} lets be printed, and it may not be altered"
            )
            hint = "put back the file as it was received, or ask for permission to alter it"
            yield Fault((*place, "image"), message, hint)


@rule(Severity.ERROR)
def figure_without_seal(case: Case) -> Iterator[Fault]:
    """A figure may not be altered, but nothing identifies the file that was permitted.

    Without its digest nobody would see that the file was changed (rule DOC-9).
    """
    for place, permission, digest in _sealed(case):
        if permission.sha256 is None:
            message = "this image may not be altered, and nothing says which file was permitted"
            hint = f"compare it with the file as it was received, then add 'sha256: {digest}'"
            yield Fault((*place, "permission"), message, hint)


@rule(Severity.ERROR)
def colour_lost(case: Case) -> Iterator[Fault]:
    """A figure that may be printed in colour only stands in a variant that is printed in black.

    Rule DOC-9: a chart whose colours carry meaning says less in grey than its holder allows.
    """
    for place, figure in figures(case):
        if figure.permission is None or not figure.permission.needs_colour:
            continue
        for variant in case.addressed_variants:
            if variant.is_mono and figure.caption.register_for(variant.registers) is not None:
                message = f"this image needs colour, and the variant '{variant.id}' is printed in black"
                hint = "omit its caption there, or print that variant in colour"
                yield Fault((*place, "image"), message, hint)


def _sealed(case: Case) -> Iterator[tuple[Place, Permission, str]]:
    """Each figure that may not be altered, with the digest of its file as it is now."""
    for place, figure in figures(case):
        permission = figure.permission
        if permission and not permission.is_alterable and figure.image in case.images:
            _, _, data = case.images[figure.image].partition(";base64,")
            yield place, permission, sha256(b64decode(data)).hexdigest()
