"""What has been saved since the last look: the only door to watchfiles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handout.folders import PACKAGED, Folders

QUIET_MS = 30
"""So long nothing may happen before a burst of saves is over."""
LONGEST_BURST_MS = 500
LOOK_AGAIN_MS = 200
"""How often folders that are not there yet are looked for, and the day."""

SCRATCH_ENDS = ("~", ".swp", ".swx", ".tmp", ".part", ".bak", ".orig")
SCRATCH_NAMES = ("4913",)
"""vim tries with a file of this name whether it may write."""


def is_scratch(path: str) -> bool:
    """The file is an editor's own, and no content."""
    name = Path(path).name
    return name.startswith((".", "#")) or name.endswith(SCRATCH_ENDS) or name in SCRATCH_NAMES


def is_empty(path: str) -> bool:
    """The file is there, and nothing is in it."""
    try:
        return Path(path).stat().st_size == 0
    except OSError:
        return False


def watched(folders: Folders) -> list[Path]:
    """The folders that prints are made from, as far as they are there."""
    return [
        each for each in (folders.root / "content", folders.root / "templates", PACKAGED) if each.is_dir()
    ]


def saves(folders: Folders) -> Iterator[frozenset[str]]:
    """The files that were saved, burst by burst; none where nothing happened for a while.

    The first burst names the folders themselves: it comes once they are
    watched, so that nothing saved from then on is missed. Folders that come or
    go later are named as well. Raises KeyboardInterrupt on Ctrl-C.
    """
    before: list[Path] = []
    while True:
        there = watched(folders)
        yield from _bursts(folders, there, frozenset(map(str, set(there) ^ set(before))))
        before = there


def _bursts(folders: Folders, there: list[Path], first: frozenset[str]) -> Iterator[frozenset[str]]:
    """Bursts, as long as the folders are the same.

    Many an editor empties a file and then fills it. A burst that finds one
    empty waits for what comes next, or for the next look if nothing comes.
    """
    from watchfiles import watch

    waiting = first
    for changes in watch(
        *there,
        watch_filter=lambda _, path: not is_scratch(path),
        debounce=LONGEST_BURST_MS,
        step=QUIET_MS,
        rust_timeout=LOOK_AGAIN_MS,
        yield_on_timeout=True,
    ):
        if watched(folders) != there:
            return
        waiting |= {path for _, path in changes}
        if any(is_empty(path) for _, path in changes):
            continue
        yield waiting
        waiting = frozenset()
