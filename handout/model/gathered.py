"""What a file of another program holds: its references, as read and not yet judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handout.model.diagnostic import Diagnostic
from handout.model.source import Source


@dataclass(frozen=True)
class Entry:
    """One reference in CSL-JSON's terms, where each piece of it stands, and what was wrong in reading it."""

    data: dict[str, Any]
    source: Source
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """All that one file holds, and what is wrong with the file as a whole."""

    entries: tuple[Entry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
