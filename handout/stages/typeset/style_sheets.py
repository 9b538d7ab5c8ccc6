"""Style sheets that are read once per process, though every page carries its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from handout.stages.typeset.complaints import listening

MOST_KEPT = 128
"""More than the files that templates consist of; a site adds its own colours and marks."""
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class StyleSheets:
    """The style sheets of pages, read by WeasyPrint's own reader.

    A sheet that it complains of is read anew for each page, so that the proof
    of each hears of it.
    """

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read
        self._silent = lru_cache(MOST_KEPT)(self._read_silently)

    def parted(self, html: str) -> tuple[str, list[Any]]:
        """A page without its style sheets, and they, in their order."""
        sheets = [self._silent(text) or self._read(text) for text in _STYLE.findall(html)]
        return _STYLE.sub("", html), sheets

    def _read_silently(self, text: str) -> Any | None:
        with listening() as complaints:
            sheet = self._read(text)
        return None if complaints else sheet
