"""What several commands take, and what is told apart from a fault of the content: misuse."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.folders import Folders
    from handout.project import Project


class Misuse(Exception):
    """The command was called in a way that cannot be carried out."""


def add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="holds content/ (default: this folder)",
    )


def add_topics(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "topics", nargs="*", metavar="TOPIC", help="a name under content/topics (default: all)"
    )


def add_site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", metavar="NAME", help="for this site: a name under content/sites (default: for none)"
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for machines"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="where prints go (default: output/ of the project)"
    )


def add_grey(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--grey", action="store_true", dest="is_grey", help="for black and white printers, into grey/"
    )


def add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=clock_day(),
        metavar="DATE",
        help="the day that review dates are held against (default: SOURCE_DATE_EPOCH, or the clock)",
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers",
        type=int,
        default=0,
        metavar="N",
        help="print with so many processes side by side (default: one for each processor)",
    )


def clock_day() -> date:
    """Today: the clock comes in here and nowhere else."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now().astimezone()
    return now.date()


def stopwatch() -> Callable[[], float]:
    """Tells how many seconds have gone by since."""
    begun = perf_counter()
    return lambda: perf_counter() - begun


def opened(options: argparse.Namespace) -> Project:
    """The project the command is for."""
    from handout.project import Project

    return Project(opened_folders(options).root)


def opened_folders(options: argparse.Namespace) -> Folders:
    """Where the things of the project are that the command is for."""
    from handout.folders import Folders

    root: Path = options.project
    if not (root / "content" / "topics").is_dir():
        where = root.resolve() if root == Path() else root
        raise Misuse(f"{where} holds no content/topics; 'handout init DIR' makes a project")
    return Folders(root)


def prints_folder(folders: Folders, options: argparse.Namespace) -> Path:
    """Where prints go, those for black and white printers apart."""
    output: Path = options.output or folders.output_folder
    return output / "grey" if options.is_grey else output


def known(names: Iterable[str], among: Iterable[str], what: str) -> list[str]:
    """The names, once each is one of those there are."""
    there = list(among)
    for name in names:
        if name not in there:
            from difflib import get_close_matches

            near = get_close_matches(name, there, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(there) or 'none'}"
            raise Misuse(f"no {what} is called '{name}'; {hint}")
    return list(dict.fromkeys(names))
