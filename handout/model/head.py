"""What is told of a topic in a list."""

from __future__ import annotations

from pydantic import ConfigDict

from handout.model.control import Control
from handout.model.record import Record


class Head(Record):
    """Of a topic its document control alone: it can be listed, whatever is wrong with what it says."""

    model_config = ConfigDict(extra="ignore")

    control: Control
