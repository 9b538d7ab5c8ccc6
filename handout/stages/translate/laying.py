"""One wording of a topic in the other language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handout.model.figures import NBSP
from handout.model.inline import Prose, Words
from handout.model.language.written import written
from handout.model.wording import REGISTERS, Wording
from handout.stages.translate.overlay import Overlay


def overlaid(wording: Wording, overlay: Overlay) -> Wording:
    """The wording in the other language; registers that are not translated fall silent."""
    spoken = overlay.translation.registers
    said: dict[str, Any] = dict.fromkeys(REGISTERS)
    said |= {register: _said(prose, overlay) for register, prose in wording.said() if register in spoken}
    omit = {register: why for register, why in wording.omit.items() if register in spoken}
    return wording.model_copy(update={**said, "omit": omit})


def _said(prose: Prose, overlay: Overlay) -> Prose:
    """What the prose says in the other language; a figure never parts from its unit there either."""
    forms = [re.escape(form) for several in overlay.translation.units.values() for form in several]
    said = overlay.given[written(prose)]
    if not forms:
        return said
    parted = re.compile(rf"(?<=[0-9]) (?=(?:{'|'.join(forms)})(?!\w))")
    bound = (
        replace(each, text=parted.sub(NBSP, each.text)) if isinstance(each, Words) else each
        for each in said.inlines
    )
    return replace(said, inlines=tuple(bound))
