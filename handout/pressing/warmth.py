"""What the press needs before its first job, loaded once in the process that workers are forked from."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

WARMTH = "HANDOUT_WARMTH"
"""The environment variable that names the folder of the fonts while that process starts."""


def warm(fonts: Path) -> None:
    """Heat the press for the fonts in a folder.

    What is wrong with them is told later, by the job that needs them.
    """
    from handout.pressing.press import heat

    with suppress(Exception):
        heat(fonts)


def warm_by_environment() -> None:
    warm(Path(os.environ[WARMTH]))
