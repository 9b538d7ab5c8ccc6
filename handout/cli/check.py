"""``handout check``: find what is wrong without printing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from handout.cli.interrupts import obey
from handout.cli.show import as_data, show, show_json
from handout.cli.telling import counting
from handout.cli.usage import add_format, add_project, add_site, add_today, add_topics, known, opened_folders

if TYPE_CHECKING:
    from handout.folders import Folders
    from handout.model.outcome import Outcome

DESCRIPTION = """\
Read topics and library, hold them against the schema and the rules, and plan
every variant. What only paper shows (fit, contrast, tags) is left to 'build'.
What was found is kept in output/.checked: a topic of which nothing has changed
is not read again."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_topics(parser)
    add_project(parser)
    add_site(parser)
    add_today(parser)
    parser.add_argument(
        "--fresh", action="store_true", dest="is_fresh", help="read all, whatever is known of it already"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    folders = opened_folders(options)
    topics = known(options.topics, folders.topic_names, "topic")
    site = known([options.site], folders.site_names, "site")[0] if options.site else None
    outcomes, count = [], len(topics or folders.topic_names)
    for outcome in counting(_outcomes(options, folders, topics, site), count):
        obey()
        outcomes.append(outcome)
        if options.format == "text":
            show(outcome.diagnostics)
    found = [each for outcome in outcomes for each in outcome.diagnostics]
    refused = sum(outcome.is_refused for outcome in outcomes)
    if options.format == "json":
        show_json({"diagnostics": [as_data(each) for each in found]})
    else:
        print(f"{count} topic{'s' if count != 1 else ''} checked, {refused} refused, {len(found)} findings")
    return 1 if refused else 0


def _outcomes(
    options: argparse.Namespace, folders: Folders, topics: list[str], site: str | None
) -> Iterable[Outcome]:
    """What is known already, where that can be told at once; or what is found now."""
    kept = folders.checked_folder
    if not options.is_fresh:
        from handout.standing import standing

        if (found := standing(folders, kept, site or "", options.today, topics)) is not None:
            return found
    from handout.pipeline import check
    from handout.project import Project

    return check(Project(folders.root), options.today, topics, site, kept, options.is_fresh)
