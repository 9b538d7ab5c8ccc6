"""``handout watch``: print again what is saved."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.build import workers_for
from handout.cli.interrupts import interrupts, obey
from handout.cli.show import show
from handout.cli.telling import counted
from handout.cli.usage import (
    Misuse,
    add_output,
    add_project,
    add_site,
    add_today,
    add_topics,
    add_workers,
    clock_day,
    known,
    opened_folders,
    stopwatch,
)

if TYPE_CHECKING:
    from handout.folders import Folders
    from handout.model.outcome import Outcome
    from handout.pressing.workers import Workers

DESCRIPTION = """\
Build once, then wait for saves, and print again exactly what each one touches.
A save that breaks a topic is told, costs that topic's prints, and stops nothing.
Ctrl-C ends it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_topics(parser)
    add_project(parser)
    add_output(parser)
    add_workers(parser)
    add_site(parser)
    add_today(parser)
    parser.set_defaults(today=None)


def run(options: argparse.Namespace) -> int:
    from handout.pressing.origin import usable_processors
    from handout.watching import saves

    folders = opened_folders(options)
    known(options.topics, folders.topic_names, "topic")
    known([options.site] if options.site else [], folders.site_names, "site")
    try:
        with workers_for(folders, options.workers or usable_processors()) as workers:
            desk = _Desk(options, folders, workers)
            with interrupts():
                for saved in saves(folders):
                    desk.look(saved)
                    if saved:
                        gc.collect()  # commands run without it, and this one goes on for days
                    obey()
    except KeyboardInterrupt:  # outside, so that workers are ended and not waited for
        print("stopped watching")
    return 0


class _Desk:
    """Where each save is looked at, one after the other."""

    def __init__(self, options: argparse.Namespace, folders: Folders, workers: Workers) -> None:
        self.options, self.folders, self.workers = options, folders, workers
        self.day = self._today()
        self.has_begun = self.is_owed = False
        """A build is owed where it could not be made, for another was at work."""

    def _today(self) -> date:
        day: date | None = self.options.today
        return day or clock_day()

    def look(self, saved: frozenset[str]) -> None:
        """Build where something was saved, where a day has gone by, or where a build is owed."""
        if not self.has_begun:
            self.has_begun = True
            self.build("begun")
        elif any("/shared/fonts/" in each for each in saved):
            _start_again()
        elif saved:
            self.build(_named(saved, self.folders))
        elif self.is_owed or self._today() != self.day:
            self.day = self._today()
            self.build("looked again")

    def build(self, what: str) -> None:
        """One line for what was saved and what came of it, after what was found wrong."""
        seconds = stopwatch()
        try:
            outcomes = self._outcomes()
        except Misuse as misuse:
            if not self.is_owed:
                print(f"{what}: {misuse}", flush=True)
            self.is_owed = True
            return
        except Exception:  # noqa: BLE001 - a fault of ours must not end the watch; it keeps its traceback
            traceback.print_exc()
            return
        self.is_owed = False
        print(f"{what}: {counted(outcomes)} ({seconds():.1f} s)", flush=True)

    def _outcomes(self) -> list[Outcome]:
        from handout.manifest.lock import Busy
        from handout.pipeline import build
        from handout.project import Project

        options, outcomes = self.options, []
        output = options.output or self.folders.output_folder
        topics = [name for name in options.topics if name in self.folders.topic_names]
        if options.topics and not topics:
            return []
        try:
            for outcome in build(
                Project(self.folders.root),
                self._today(),
                output,
                topics,
                site=options.site,
                workers=self.workers,
            ):
                show(outcome.diagnostics)
                outcomes.append(outcome)
        except Busy as busy:
            raise Misuse(str(busy)) from busy
        return outcomes


def _named(saved: Iterable[str], folders: Folders) -> str:
    """The files of a burst, by name as far as a line holds them."""
    root = folders.root.resolve()
    names = sorted(
        str(path.relative_to(root)) if path.is_relative_to(root) else path.name
        for path in (Path(each).resolve() for each in saved)
    )
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return ", ".join(names[:2]) + more


def _start_again() -> None:
    """Fonts are loaded once for all: other fonts need another process."""
    print("the fonts have changed; starting again", flush=True)
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - this very command, as it was called
