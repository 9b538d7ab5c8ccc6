"""What became of a print."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handout.model.diagnostic import Diagnostic, errors


class Outcome(NamedTuple):
    """What became of one print, or of a topic or library that never came to print.

    ``written`` are its files, the PDF first.
    """

    topic: str
    variant: str = ""
    written: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    fingerprint: str = ""
    is_current: bool = False
    """It stood already, and was left as it was."""
    removed: tuple[Path, ...] = ()
    because: str = ""
    """Why it was printed again, left alone, or taken away."""
    fill: tuple[int, ...] = ()
    """How much of the height of each page is used, in per cent."""
    density: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(errors(self.diagnostics))
