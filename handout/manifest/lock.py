"""One build at a time in one output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

HAS_LOCKS = find_spec("fcntl") is not None
"""There are none of this kind on Windows: there, two builds at once are not told of each other."""

LOCK = ".lock"


class Busy(Exception):
    """Another build is at work in the output folder."""

    def __init__(self, output: Path, process: str) -> None:
        super().__init__(output, process)
        self.output, self.process = output, process

    def __str__(self) -> str:
        who = f" (process {self.process})" if self.process else ""
        return f"another build is at work in '{self.output}'{who}; wait for it, or choose another --output"


@contextmanager
def locked(output: Path) -> Iterator[int]:
    """Hold the folder for this build; gives the time by the folder's own clock, in nanoseconds.

    The lock goes with the process that holds it, however that ends: none is
    ever left behind. Raises Busy where another build holds it, and OSError
    where the folder cannot be written.
    """
    output.mkdir(parents=True, exist_ok=True)
    file = os.open(output / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(file, output)
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        os.utime(file)
        yield os.fstat(file).st_mtime_ns
    finally:
        os.close(file)


def _take(file: int, output: Path) -> None:
    if not HAS_LOCKS:
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        said = os.pread(file, 20, 0).decode("ascii", "replace")
        raise Busy(output, said if said.isdigit() else "") from error
