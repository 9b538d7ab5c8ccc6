"""Write artefacts: each whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PART = ".part"
"""How a file ends that is not whole yet; it begins with a dot."""


def write(data: bytes, path: Path) -> Path:
    """Put ``data`` at ``path`` in one move, so that no reader ever meets half a file."""
    from tempfile import NamedTemporaryFile  # slow to load, and a build that has nothing to do writes nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    part: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=PART, delete=False) as file:
            part = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        return part.replace(path)
    except BaseException:
        if part is not None:
            part.unlink(missing_ok=True)
        raise


def withdraw(paths: Iterable[Path]) -> None:
    """Take refused artefacts away, and the folder with the last: an older print must never look current."""
    for path in paths:
        with suppress(NotADirectoryError):  # what cannot be there need not be taken away
            path.unlink(missing_ok=True)
        with suppress(OSError):  # it holds something else, or never was
            path.parent.rmdir()


def sweep(output: Path) -> None:
    """Take away what a build that was killed in the midst of a write left of it."""
    for part in output.rglob(f".*{PART}"):
        if part.is_file():
            part.unlink(missing_ok=True)


def artefacts(folder: Path, topic: str) -> list[Path]:
    """The prints of a topic that lie in a folder, of whatever variant and form."""
    return [path for path in sorted(folder.glob(f"{topic}-*")) if path.suffix in (".pdf", ".html")]
