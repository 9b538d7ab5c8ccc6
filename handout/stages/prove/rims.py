"""The rim of the paper that a printer leaves blank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handout.model.diagnostic import Finding
from handout.model.faults import imposing
from handout.model.sheet.area import told
from handout.model.sheet.setup import Setup
from handout.stages.prove.places import echo
from handout.stages.prove.turning import POINTS_PER_MM


def rims(text: Any, setup: Setup, sheet: int) -> Iterator[Finding]:
    """Words in the rim of one side: the printer would swallow them."""
    width, height = float(setup.paper.width) * POINTS_PER_MM, float(setup.paper.height) * POINTS_PER_MM
    rim = float(setup.words_edge) * POINTS_PER_MM
    strips = (
        (0.0, 0.0, rim, height),
        (width - rim, 0.0, width, height),
        (0.0, 0.0, width, rim),
        (0.0, height - rim, width, height),
    )
    for strip in strips if rim else ():
        if said := text.get_text_bounded(*strip).strip():
            yield imposing.words_in_printer_edge((), sheet, echo(said), told(setup.words_edge))
