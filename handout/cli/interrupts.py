"""Ctrl-C, whatever Python or a library makes of it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_came: list[int] = []
"""Every Ctrl-C of the command that is running."""


@contextmanager
def interrupts() -> Iterator[None]:
    """Ctrl-C ends what is done here, and is no fault.

    Libraries written in other languages hand on an error of their own instead:
    pydantic does, while it makes a record ready for its first file.
    """
    before = signal.getsignal(signal.SIGINT)
    _came.clear()
    if before is not signal.SIG_IGN:  # as it is for what a script leaves in the background
        signal.signal(signal.SIGINT, _interrupted)
    try:
        yield
    except Exception as error:
        if _came:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, before)


def obey() -> None:
    """Stop now, if Ctrl-C came and was dropped, as Python does with one amid the looking for garbage."""
    if _came:
        raise KeyboardInterrupt


def _interrupted(number: int, _: object) -> None:
    _came.append(number)
    raise KeyboardInterrupt
