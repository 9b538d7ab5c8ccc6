"""``handout build``: print topics."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.show import as_data, in_colour, show, show_json
from handout.cli.usage import (
    Misuse,
    add_format,
    add_project,
    add_site,
    add_today,
    add_topics,
    add_workers,
    known,
    opened,
)

if TYPE_CHECKING:
    from handout.folders import Folders
    from handout.model.outcome import Outcome
    from handout.project import Project
    from handout.workers import Workers

NAME = "build"
HELP = "print topics as PDF, each proven before it is written"
DESCRIPTION = """\
Build every variant of every topic, or of those named, into the output folder.
A print that cannot be proven is refused: it leaves no file, not even an older
one, and never costs another print."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_topics(parser)
    _add_choice(parser)
    add_project(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="where prints go (default: output/ of the project)"
    )
    add_workers(parser)
    add_site(parser)
    add_today(parser)
    add_format(parser)


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--variant",
        action="append",
        default=[],
        metavar="V",
        dest="variants",
        help="only this variant; may be repeated",
    )
    parser.add_argument(
        "--language",
        action="append",
        default=[],
        metavar="LANG",
        dest="languages",
        help="only this language, such as cy; may be repeated (default: each topic and its translations)",
    )


def run(options: argparse.Namespace) -> int:
    from handout.folders import Folders
    from handout.workers import usable_processors

    workers = workers_for(Folders(options.project), options.workers or usable_processors())
    from handout.pipeline import build

    project = opened(options)
    topics = known(options.topics, project.topic_names, "topic")
    variants = known(options.variants, project.variant_names, "variant")
    site = known([options.site], project.site_names, "site")[0] if options.site else None
    languages = _spoken(project, options.languages)
    if not project.topic_names:
        raise Misuse("there are no topics yet; 'handout new TOPIC' makes one")
    output = options.output or project.root / "output"
    outcomes = []
    for outcome in build(project, options.today, output, topics, variants, site, languages, workers):
        outcomes.append(outcome)
        if options.format == "text":
            _tell(outcome)
    _report(outcomes, options.format)
    return 1 if any(outcome.is_refused for outcome in outcomes) else 0


def workers_for(folders: Folders, count: int) -> Workers:
    """The processes that will print; the typesetter begins to load while content is read."""
    from handout.workers import Workers, side_by_side

    if count < 2:
        return Workers(1)
    return Workers(count, side_by_side(count, folders.fonts, folders.template_folders))


def _spoken(project: Project, languages: list[str]) -> list[str]:
    """The languages, once each is one that some topic or translation is in."""
    if not languages:
        return []
    there = {name.partition(".")[2] for name in project.translation_names}
    return known(languages, sorted(there.union(project.topic_languages)), "language")


def _tell(outcome: Outcome) -> None:
    """One line for each print as it comes off, and what was found on the way."""
    show(outcome.diagnostics)
    if outcome.written:
        pages = f"{outcome.pages} page{'s' if outcome.pages > 1 else ''}"
        done = in_colour("proven", "32", sys.stdout)
        print(f"{done}  {outcome.written[0]}  {pages}  {outcome.fingerprint}", flush=True)


def _report(outcomes: list[Outcome], form: str) -> None:
    """The last word: what was written, what was refused and why."""
    written = [outcome for outcome in outcomes if outcome.written]
    refused = [outcome for outcome in outcomes if outcome.is_refused]
    if form == "json":
        show_json({"outcomes": [_data(outcome) for outcome in outcomes]})
        return
    print(f"{len(written)} written, {len(refused)} refused")
    for outcome in refused:
        name = " ".join(part for part in (outcome.topic or "the project", outcome.variant) if part)
        codes = ", ".join(
            dict.fromkeys(each.code for each in outcome.diagnostics if each.severity == "error")
        )
        print(f"  {in_colour('refused', '31;1', sys.stdout)}  {name}: {codes}")


def _data(outcome: Outcome) -> dict[str, object]:
    return {
        "topic": outcome.topic,
        "variant": outcome.variant,
        "written": [path.as_posix() for path in outcome.written],
        "pages": outcome.pages,
        "fingerprint": outcome.fingerprint,
        "is_refused": outcome.is_refused,
        "diagnostics": [as_data(each) for each in outcome.diagnostics],
    }
