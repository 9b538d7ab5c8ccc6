"""``handout build``: print topics."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.interrupts import obey
from handout.cli.telling import report, tell
from handout.cli.usage import (
    Misuse,
    add_format,
    add_grey,
    add_output,
    add_project,
    add_site,
    add_today,
    add_topics,
    add_workers,
    known,
    opened_folders,
    prints_folder,
)

if TYPE_CHECKING:
    from handout.folders import Folders
    from handout.model.outcome import Outcome
    from handout.pressing.workers import Workers
    from handout.project import Project

DESCRIPTION = """\
Build every variant of every topic, or of those named, into the output folder.
A print that cannot be proven is refused: it leaves no file, not even an older
one, and never costs another print."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_topics(parser)
    _add_choice(parser)
    add_project(parser)
    add_output(parser)
    add_workers(parser)
    add_grey(parser)
    parser.add_argument(
        "--fresh", action="store_true", dest="is_fresh", help="print all, whatever stands there already"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        dest="is_explained",
        help="say of each print why it was printed again, or was not",
    )
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
    outcomes = []
    for outcome in _outcomes(options):
        obey()
        outcomes.append(outcome)
        if options.format == "text":
            tell(outcome, options.is_explained)
    report(outcomes, options.format)
    return 1 if any(outcome.is_refused for outcome in outcomes) else 0


def _outcomes(options: argparse.Namespace) -> Iterable[Outcome]:
    """The prints as they stand, where that can be known at once; or as they are built."""
    folders = opened_folders(options)
    topics = known(options.topics, folders.topic_names, "topic")
    variants = known(options.variants, folders.variant_names, "variant")
    site = known([options.site], folders.site_names, "site")[0] if options.site else None
    if not folders.topic_names:
        raise Misuse("there are no topics yet; 'handout new TOPIC' makes one")
    output = prints_folder(folders, options)
    if not options.is_fresh:
        from handout.standing import standing

        asked = (topics, variants, options.languages)
        if (found := standing(folders, output, site or "", options.today, *asked)) is not None:
            return found
    return _built(options, folders, output, (topics, variants, site))


def _built(
    options: argparse.Namespace,
    folders: Folders,
    output: Path,
    wanted: tuple[list[str], list[str], str | None],
) -> Iterable[Outcome]:
    from handout.pressing.origin import usable_processors

    workers = workers_for(folders, options.workers or usable_processors())
    from handout.manifest.lock import Busy
    from handout.pipeline import build
    from handout.project import Project

    project, (topics, variants, site) = Project(folders.root, options.is_grey), wanted
    languages = _spoken(project, options.languages)
    try:
        with workers:
            yield from build(
                project, options.today, output, topics, variants, site, languages, workers, options.is_fresh
            )
    except Busy as busy:
        raise Misuse(str(busy)) from busy


def workers_for(folders: Folders, count: int) -> Workers:
    """The processes that will print; the typesetter begins to load before our own modules do."""
    if count > 1:
        from handout.pressing.origin import begun

        begun(folders.fonts)
    from handout.pressing.workers import Workers, side_by_side

    if count < 2:
        return Workers(1)
    return Workers(count, side_by_side(count, folders.fonts))


def _spoken(project: Project, languages: list[str]) -> list[str]:
    """The languages, once each is one that some topic or translation is in."""
    if not languages:
        return []
    there = {name.partition(".")[2] for name in project.translation_names}
    return known(languages, sorted(there.union(project.topic_languages)), "language")
