"""``handout list``: what there is to print."""

from __future__ import annotations

import argparse

from handout.cli.show import show, show_json
from handout.cli.usage import add_format, add_project, opened

DESCRIPTION = "List every topic with its status, version and review date, and every variant there is."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_project(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    from handout.model.diagnostic import HandoutError

    project, status = opened(options), 0
    rows: list[tuple[str, ...]] = []
    for name in project.topic_names:
        try:
            control = project.topic(name)[0].control
            rows.append((name, control.id, control.status, control.version, control.review_due.isoformat()))
        except HandoutError as error:
            show(error.diagnostics)
            status = 1
    if options.format == "json":
        keys = ("topic", "id", "status", "version", "review_due")
        topics = [dict(zip(keys, row, strict=True)) for row in rows]
        rest = {"sites": project.site_names, "translations": project.translation_names}
        show_json({"topics": topics, "variants": project.variant_names, **rest})
    else:
        _table(rows)
        print(f"variants: {', '.join(project.variant_names)}")
        if project.site_names:
            print(f"sites: {', '.join(project.site_names)}")
        if project.translation_names:
            print(f"translations: {', '.join(project.translation_names)}")
    return status


def _table(rows: list[tuple[str, ...]]) -> None:
    head = ("TOPIC", "ID", "STATUS", "VERSION", "REVIEW DUE")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
