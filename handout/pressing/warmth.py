"""What the press needs before its first job, loaded once in the process that workers are forked from."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import sleep

MOST_PATIENCE_MS = 5_000
WARMTH = "HANDOUT_WARMTH"
"""The environment variable that names the folder of the fonts while that process starts."""


def warm(fonts: Path, *, is_forked_from: bool = False) -> None:
    """Heat the press for the fonts in a folder.

    What is wrong with them is told later, by the job that needs them.
    """
    from handout.pressing.press import heat

    with suppress(Exception):
        heat(fonts, is_forked_from=is_forked_from)


def warm_by_environment() -> None:
    warm(Path(os.environ[WARMTH]), is_forked_from=True)
    _be_alone()


def _be_alone() -> None:
    """Wait until no other thread is at work: who forks beside one inherits what it has locked, for ever.

    Pango 1.50 sorts fonts in threads of its own, and hands back its layout
    before they are done: a worker was found that waited for fontconfig's lock
    and never woke.
    """
    for _ in range(MOST_PATIENCE_MS):
        if len(os.listdir("/proc/self/task")) == 1:  # noqa: PTH208 - it is asked often
            return
        sleep(0.001)
