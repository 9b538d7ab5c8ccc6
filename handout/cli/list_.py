"""``handout list``: what there is to print."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from handout.cli.show import show, show_json
from handout.cli.usage import add_format, add_project, opened_folders
from handout.standing import known_controls

if TYPE_CHECKING:
    from handout.folders import Folders

LISTED = ("id", "status", "version", "review_due")
KEYS = ("topic", *LISTED)
DESCRIPTION = "List every topic with its status, version and review date, and every variant there is."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    folders = opened_folders(options)
    rows = list(_rows(folders))
    if options.format == "json":
        topics = [dict(zip(KEYS, row, strict=True)) for row in rows]
        rest = {"sites": folders.site_names, "translations": folders.translation_names}
        show_json({"topics": topics, "variants": folders.variant_names, **rest})
    else:
        _table(rows)
        print(f"variants: {', '.join(folders.variant_names)}")
        if folders.site_names:
            print(f"sites: {', '.join(folders.site_names)}")
        if folders.translation_names:
            print(f"translations: {', '.join(folders.translation_names)}")
    return 1 if len(rows) < len(folders.topic_names) else 0


def _rows(folders: Folders) -> Iterator[tuple[str, ...]]:
    """What is listed of each topic; of one that cannot be, it is told why."""
    known = known_controls(folders)
    for name in folders.topic_names:
        if control := known.get(name) or _control(folders, name):
            yield name, *(control[key] for key in LISTED)


def _control(folders: Folders, name: str) -> Mapping[str, str] | None:
    """The document control of a topic as it stands in its file; nothing where it is told why not."""
    from handout.model.diagnostic import HandoutError
    from handout.model.head import Head
    from handout.stages.read import read_head

    path = folders.topic_path(name)
    try:
        return read_head(path, Head, folders.shown(path), "control").control.model_dump(mode="json")
    except HandoutError as error:
        show(error.diagnostics)
        return None


def _table(rows: list[tuple[str, ...]]) -> None:
    head = ("TOPIC", "ID", "STATUS", "VERSION", "REVIEW DUE")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
