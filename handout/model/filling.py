"""What a site writes into a slot: words alone, and words that say something."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from handout.model.faults import sites
from handout.model.inline import LEFT_OVER
from handout.model.printed import Printed
from handout.model.record import Record, refuse
from handout.model.signature import Signature

_PLACEHOLDER = re.compile(r"[\W_]+|tb[acd]|to be \w+|to ?do|null|pending|unknown|not known|x+", re.IGNORECASE)

SlotText = Annotated[Printed, Field(min_length=1, max_length=60)]


def _saying(filled: str) -> str:
    """Words alone, and words that say something."""
    if found := LEFT_OVER.search(filled):
        refuse(sites.marked_filling((), found[0]).on(found[0]))
    if _PLACEHOLDER.fullmatch(filled):
        refuse(sites.empty_filling((), filled))
    return filled


Filled = Annotated[SlotText, AfterValidator(_saying)]
"""What a site writes into a slot."""


class Filling(Record):
    """What a site writes into one slot; signed where somebody else wrote it than the rest."""

    value: Filled
    filled: Signature | None = None


def as_filling(value: Any) -> Any:
    """A bare text is filled in by whoever signed the site."""
    return {"value": value} if isinstance(value, str) or value is None else value
