"""Who filled something in or approved it for a site, and when."""

from __future__ import annotations

from handout.model.control import Control, Person
from handout.model.record import Day


class Signature(Person):
    """Who filled something in, and when."""

    on: Day


class SiteApproval(Signature):
    """A named person approves one version of a topic for this site."""

    version: str

    def may_approve(self, control: Control) -> bool:
        """A draft or an approved text in a whole version; an example never."""
        is_whole = self.version.endswith(".0") and self.version != "0.0"
        return control.status in ("draft", "approved") and is_whole
