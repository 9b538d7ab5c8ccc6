"""What the press needs before its first job, loaded once in the process that workers are forked from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

WARMTH = "HANDOUT_WARMTH"
"""The environment variable that names the folders of fonts and templates while that process starts."""


def warm(folders: Sequence[Path]) -> None:
    """Heat the press for the fonts and templates in these folders, in this order.

    What is wrong with them is told later, by the job that needs them.
    """
    from handout.pressing.press import heat

    with suppress(Exception):
        heat(folders[0], folders[1:])


def warm_by_environment() -> None:
    warm([Path(each) for each in os.environ[WARMTH].split(os.pathsep)])
