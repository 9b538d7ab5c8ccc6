"""The process that workers are forked from: begun before all else, for it takes longest to be ready."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path
from threading import current_thread, main_thread

from handout.pressing.warmth import WARMTH

FORKS = sys.platform == "linux"
"""Whether a process that has loaded the typesetter may be forked here; elsewhere each worker loads it."""


def usable_processors() -> int:
    """How many processes can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def begun(fonts: Path) -> bool:
    """Begin it, where workers are forked and it is not there already; whether they can be had.

    It has one thread and no job of its own: workers are forked from it, which
    is safe whatever threads the caller has. It loads the typesetter with the
    fonts in a folder.
    """
    if not FORKS:
        return True
    with _ignoring_interrupts():
        # It stays: should that process be lost, the next one is begun by whoever needs it.
        os.environ[WARMTH] = str(fonts)
        forkserver.set_forkserver_preload(["handout.pressing.preloaded"])
        try:
            forkserver.ensure_running()
        except OSError:  # a full disk has no place left where processes could meet
            return False
    return True


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """A process that is started meanwhile leaves Ctrl-C to its parent, and so do those forked from it."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
