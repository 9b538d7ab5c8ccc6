"""Files of content, bounded before they are read: they are hostile until parsed."""

from __future__ import annotations

from errno import EINVAL
from pathlib import Path
from stat import S_ISREG


def file_bytes(path: Path, most: int) -> bytes:
    """The bytes of a file, or one more than ``most`` of them; raises OSError where it cannot be read.

    A pipe or a device is no file: it might never end, or never begin.
    """
    if not S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "it is not a file")
    with path.open("rb") as file:
        return file.read(most + 1)
