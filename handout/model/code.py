"""A QR code as it is planned: what it says, and which of its modules are dark."""

from __future__ import annotations

from dataclasses import dataclass

from handout.model.line import Line

QUIET_MODULES = 4
"""Clear paper on every side, without which telephones find no code (ISO/IEC 18004, 9.1)."""


@dataclass(frozen=True)
class PlannedCode:
    """A code, the question that it answers, and its address in letters where there is room.

    ``modules`` is how many stand side by side, without the clear paper around
    them; ``path`` draws all dark ones, one unit each. ``alternative`` is for
    those who cannot see it.
    """

    address: str
    question: Line
    link: Line | None
    alternative: str
    modules: int
    path: str
