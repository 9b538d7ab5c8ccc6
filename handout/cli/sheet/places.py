"""Where sheets go, and that nothing of anybody else's lies there."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.usage import Misuse, prints_folder

if TYPE_CHECKING:
    from handout.folders import Folders
    from handout.sheeting.wanted import Wish


def named(options: argparse.Namespace) -> Path | None:
    """The file that was named for the sheets, once it is one that may be written, and taken away."""
    path: Path | None = options.file
    if path is None:
        return None
    if path.suffix.lower() != ".pdf":
        raise Misuse(f"'{path}' does not end in .pdf, and sheets are a PDF")
    if os.path.isdir(path):  # noqa: PTH112 - unlike pathlib's it is content with any name, however long
        raise Misuse(f"'{path}' is a folder; name a file in it")
    if os.path.lexists(path) and not _is_ours(path):
        raise Misuse(f"'{path}' is there already and holds no sheets of Handout; name another file")
    return path


def sheets_folder(folders: Folders, options: argparse.Namespace) -> Path:
    """Where sheets go that no file was named for: beside their prints."""
    output = prints_folder(folders, options)
    return (output / options.site if options.site else output) / "sheets"


def job(wanted: list[Wish]) -> str:
    """What the file is called for: its first print, and how many there are besides."""
    first = f"{wanted[0].topic}-{wanted[0].variant}"
    return first if len(wanted) == 1 else f"{first}-and-{len(wanted) - 1}-more"


def _is_ours(path: Path) -> bool:
    from handout.stages.impose import is_ours

    return is_ours(path)
