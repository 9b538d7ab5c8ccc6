"""The images of a project, each as a data address, so that a page holds all it needs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from handout.model.fetched import Fetched

TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
MOST_BYTES = 5_000_000


def images_in(folder: Path) -> Mapping[str, str]:
    """Each image below a folder by its path there; a link that leads out of it leads nowhere."""
    inside = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in TYPES)
    paths = {
        path.relative_to(folder).as_posix(): path
        for path in inside
        if path.is_file()
        and path.resolve().is_relative_to(folder.resolve())
        and path.stat().st_size <= MOST_BYTES
    }
    return Fetched(paths, lambda name: _data_address(paths[name]))


def _data_address(path: Path) -> str:
    return f"data:{TYPES[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode()}"
