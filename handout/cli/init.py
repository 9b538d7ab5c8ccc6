"""``handout init``: a project folder that builds at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.cli.new import SKELETON, begin
from handout.cli.usage import Misuse

DESCRIPTION = "Make DIR with a first topic, its references, and the schema that editors complete from."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")


def run(options: argparse.Namespace) -> int:
    from handout.project import Project
    from handout.schemas import schemas

    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misuse(f"{folder} is already there and not an empty folder")
    for name in ("topics", "references", "images", "schema"):
        (folder / "content" / name).mkdir(parents=True)
    for name, text in schemas().items():
        (folder / "content" / "schema" / f"{name}.schema.json").write_text(text, encoding="utf-8")
    for name in ("README.md", "gitignore"):
        target = folder / (".gitignore" if name == "gitignore" else name)
        target.write_text((SKELETON / name).read_text(encoding="utf-8"), encoding="utf-8")
    begin(Project(folder), "first-topic")
    print(f"{folder} is ready: cd {folder} && handout build")
    return 0
