"""Clinical handouts in print: what was written is what prints, or nothing prints."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from handout.version import __version__ as __version__

if TYPE_CHECKING:
    from handout.model.diagnostic import Diagnostic as Diagnostic
    from handout.model.diagnostic import HandoutError as HandoutError
    from handout.model.outcome import Outcome as Outcome
    from handout.pipeline import build as build
    from handout.pipeline import check as check
    from handout.project import Project as Project

__all__ = ["Diagnostic", "HandoutError", "Outcome", "Project", "build", "check"]

_HOMES = {
    "Diagnostic": "handout.model.diagnostic",
    "HandoutError": "handout.model.diagnostic",
    "Outcome": "handout.model.outcome",
    "Project": "handout.project",
    "build": "handout.pipeline",
    "check": "handout.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that ``handout --help`` loads none."""
    if name not in _HOMES:
        raise AttributeError(f"module 'handout' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
