"""Hashes of files, computed again only where a file may have changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import blake2b, file_digest
from pathlib import Path
from stat import S_ISREG
from typing import Any

MISSING = ""
"""The hash of a file that is not there, or cannot be read."""

YOUNG_NS = 100_000_000
"""A file that changed so shortly before it was looked at may change again under the same times."""

Signature = tuple[int, int, int, int]


def hashed(data: bytes) -> str:
    """Identifies some bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def _file_hash(name: str) -> str:
    """The same of a file, which is never whole in memory."""
    with open(name, "rb") as file:  # noqa: PTH123 - as below
        return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()


def signature(path: str) -> Signature | None:
    """What changes whenever a file does: size, times and inode; the second time cannot be set by hand.

    A pipe or a device has none: who reads it might wait for ever.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - a thousand files, each time
    except OSError:
        return None
    if not S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class Seen:
    """The hash of each file that was asked for, by its path, and the signature it had then."""

    def __init__(self, known: Mapping[str, tuple[Signature, str]] | None = None, now_ns: int = 0) -> None:
        self._known = dict(known or {})
        self._now_ns = now_ns
        self._vouched: set[str] = set()
        self.has_changed = False

    def hash(self, path: Path | str) -> str:
        """The hash of a file as it is now."""
        name = os.fspath(path)
        found = signature(name)
        known = self._known.get(name)
        if found is None:
            self._forget(name)
            return MISSING
        if known is not None and known[0] == found:
            return known[1]
        try:
            digest = _file_hash(name)
        except OSError:
            self._forget(name)
            return MISSING
        self._note(name, found, digest)
        return digest

    def is_untouched(self, path: Path | str) -> bool:
        """The file is the very one that was hashed, or still is not there."""
        name = os.fspath(path)
        known = self._known.get(name)
        return signature(name) == (known[0] if known else None)

    def vouch(self, path: Path | str) -> None:
        """A file that we wrote ourselves just now: nobody else changes it within the same instant."""
        name = os.fspath(path)
        if self.hash(name) != MISSING:
            self._vouched.add(name)

    def _note(self, name: str, found: Signature, digest: str) -> None:
        self._known[name] = (found, digest)
        self._vouched.discard(name)
        self.has_changed = True

    def _forget(self, name: str) -> None:
        if self._known.pop(name, None) is not None:
            self.has_changed = True

    def told(self) -> bytes:
        """What may be relied upon next time, as JSON.

        A file that changed about when it was looked at is looked at again, for
        it may have changed once more under the same times; not so one that we
        wrote ourselves.
        """
        latest = self._now_ns - YOUNG_NS
        kept = {
            name: [*found, digest]
            for name, (found, digest) in sorted(self._known.items())
            if (name in self._vouched or max(found[1], found[2]) < latest) and signature(name) == found
        }
        return json.dumps({"files": kept}, separators=(",", ":")).encode()


def remembered(data: bytes, now_ns: int) -> Seen:
    """What was told last time; nothing of it where it is not as it was told."""
    try:
        raw: Any = json.loads(data)["files"]
        known = {name: ((each[0], each[1], each[2], each[3]), str(each[4])) for name, each in raw.items()}
    except (ValueError, TypeError, AttributeError, LookupError):
        known = {}
    return Seen(known, now_ns)
