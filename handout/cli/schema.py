"""``handout schema``: the JSON Schema that editors complete from."""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.cli.usage import add_project

DESCRIPTION = """\
Write the JSON Schema of every kind of content file into content/schema/.
An editor that speaks the YAML language server finds it by the first line of a
topic: # yaml-language-server: $schema=../schema/topic.schema.json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="where to (default: content/schema of the project)"
    )


def run(options: argparse.Namespace) -> int:
    from handout.schemas import schemas

    folder = options.output or options.project / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(text, encoding="utf-8")
        print(path)
    return 0
