"""Yes and no, as an author writes them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from handout.model.faults import shape
from handout.model.record import refuse


def _yes(value: Any) -> bool:
    if value not in ("yes", "no"):
        refuse(shape.unknown_choice((), value, "yes, no", None))
    return bool(value == "yes")


YesNo = Annotated[bool, BeforeValidator(_yes), WithJsonSchema({"enum": ["yes", "no", True, False]})]
"""Yes or no, in so many words; an editor that reads YAML 1.1 takes them for true and false."""
