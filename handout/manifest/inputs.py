"""The files that prints are made from: content, templates, and the tools themselves."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from handout.folders import Folders
from handout.manifest.seen import Seen, hashed
from handout.version import __version__

PACKAGE = Path(__file__).parent.parent

TOOLS = (
    "weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "fonttools", "pillow", "jinja2",
    "markupsafe", "markdown_it_py", "pydantic", "pydantic_core", "pyyaml", "pypdfium2", "page_validation",
    "segno", "zxing_cpp",
)  # fmt: skip
"""The packages that have a hand in a print or in its proof, as their folders are named."""

LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1")
SHELVES = ("/usr/lib", "/usr/lib64", "/lib", "/usr/local/lib")


def files_below(folder: Path | str) -> Iterator[str]:
    """Every file below a folder, but for what editors and file managers keep for themselves."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from files_below(entry.path)
        else:
            yield entry.path


def content_files(folders: Folders) -> Iterator[str]:
    yield from files_below(folders.root / "content")


def template_files(folders: Folders) -> Iterator[str]:
    """The files of the templates; sheets are not part of any single print."""
    for folder in folders.template_folders:
        sheets = f"{folder}{os.sep}sheets{os.sep}"
        yield from (each for each in files_below(folder) if not each.startswith(sheets))


def inputs_of(folders: Folders, seen: Seen) -> dict[str, str]:
    """Every file of the content by its path in the project, with its hash."""
    root = f"{folders.root}{os.sep}" if folders.root != Path() else ""
    return {each.removeprefix(root): seen.hash(each) for each in content_files(folders)}


def inputs_digest(inputs: Mapping[str, str], looks: str) -> str:
    """Identifies all that the prints of a project are made from."""
    return hashed("\n".join((looks, *(f"{name}\0{each}" for name, each in inputs.items()))).encode())


def code_files() -> Iterator[str]:
    """Our own modules."""
    for name in ("model", "stages", "citations", "lint", "manifest", "keeping", "pressing", "building"):
        yield from files_below(PACKAGE / name)
    yield from sorted(os.fspath(each) for each in PACKAGE.glob("*.py"))


def digest_of(files: Iterable[str], roots: Sequence[Path], seen: Seen) -> str:
    """Identifies the bytes of some files and their places below these folders, wherever the folders lie."""
    return hashed("\n".join(f"{_place(each, roots)}\0{seen.hash(each)}" for each in files).encode())


def _place(name: str, roots: Sequence[Path]) -> str:
    places = (f"{number}{name.removeprefix(os.fspath(root))}" for number, root in enumerate(roots))
    inside = (place for place, root in zip(places, roots, strict=True) if name.startswith(f"{root}{os.sep}"))
    return next(inside, name)


def made_by(seen: Seen) -> dict[str, str]:
    """Handout and every tool that has a hand in a print, each with its version."""
    return {
        "handout": __version__,
        "code": digest_of(code_files(), (PACKAGE,), seen),
        "python": ".".join(map(str, sys.version_info[:3])),
        **_packages(),
        **_libraries(),
    }


@cache
def _packages() -> Mapping[str, str]:
    """The versions of the packages, read off the names of their folders: asking properly takes longer."""
    homes = (each for each in sys.path if os.path.isfile(os.path.join(each, "pydantic", "__init__.py")))  # noqa: PTH113, PTH118
    named = os.listdir(next(homes, os.curdir))  # noqa: PTH208 - a path for each of a hundred names takes longer
    versions = (
        name.removesuffix(".dist-info").rpartition("-")[::2] for name in named if name.endswith(".dist-info")
    )
    wanted = {name.lower().replace("-", "_"): version for name, version in versions}
    return {name: wanted[name] for name in TOOLS if name in wanted}


@cache
def _libraries() -> Mapping[str, str]:
    """The system's text libraries, by the names of the files that their names lead to."""
    found: dict[str, str] = {}
    for shelf in SHELVES:
        for folder in (shelf, *_subfolders(shelf)):
            for name in LIBRARIES:
                path = f"{folder}{os.sep}{name}"
                if name not in found and os.path.exists(path):  # noqa: PTH110 - as above
                    found[name] = os.path.realpath(path).rpartition(os.sep)[2]
    return found


def _subfolders(shelf: str) -> list[str]:
    """The folders for one kind of processor, such as x86_64-linux-gnu."""
    try:
        return sorted(f"{shelf}{os.sep}{each}" for each in os.listdir(shelf) if each.endswith("-linux-gnu"))  # noqa: PTH208
    except OSError:
        return []
