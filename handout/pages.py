"""The manual pages of all codes: those of the rules and those of the faults."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from handout.lint import rules
from handout.model import faults
from handout.model.diagnostic import PAGES, Page


def pages() -> Mapping[str, Page]:
    """Every page, once the modules that file them are loaded."""
    for package in (faults, rules):
        for module in iter_modules(package.__path__):
            import_module(f"{package.__name__}.{module.name}")
    import_module("handout.lint.library")
    return PAGES
