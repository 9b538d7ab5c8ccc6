"""``handout check``: find what is wrong without printing."""

from __future__ import annotations

import argparse

from handout.cli.show import as_data, show, show_json
from handout.cli.usage import add_format, add_project, add_site, add_today, add_topics, known, opened

DESCRIPTION = """\
Read topics and library, hold them against the schema and the rules, and plan
every variant. What only paper shows (fit, contrast, tags) is left to 'build'."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_topics(parser)
    add_project(parser)
    add_site(parser)
    add_today(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    from handout.pipeline import check

    project = opened(options)
    topics = known(options.topics, project.topic_names, "topic")
    site = known([options.site], project.site_names, "site")[0] if options.site else None
    outcomes = list(check(project, options.today, topics, site))
    found = [each for outcome in outcomes for each in outcome.diagnostics]
    if options.format == "json":
        show_json({"diagnostics": [as_data(each) for each in found]})
    else:
        show(found)
        checked = len(topics or project.topic_names)
        refused = sum(outcome.is_refused for outcome in outcomes)
        print(
            f"{checked} topic{'s' if checked != 1 else ''} checked, {refused} refused, {len(found)} findings"
        )
    return 1 if any(outcome.is_refused for outcome in outcomes) else 0
