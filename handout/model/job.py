"""Jobs: what is to be pressed, and what came of it, as values that may travel to another machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handout.model.diagnostic import Diagnostic, Finding
from handout.model.plan import Plan


@dataclass(frozen=True)
class Job:
    """Plans that are printed alike, and where templates and fonts are found: all that the press needs.

    The cards of one set share a job, for they share their look. The press reads
    templates and fonts, writes nothing, and gives the same bytes wherever it stands.
    """

    plans: tuple[Plan, ...]
    template_folders: tuple[Path, ...]
    fonts: Path


@dataclass(frozen=True)
class Pressed:
    """One plan on paper, proven, with remarks; or what keeps it from being printed, and then no bytes.

    ``findings`` still lack line and column, for the press never sees the content file.
    """

    html: str = ""
    pdf: bytes = b""
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    fill: tuple[int, ...] = ()
    """How much of the height of each page is used, in per cent."""
    density: str = ""
