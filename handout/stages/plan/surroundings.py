"""What a plan takes from outside its topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handout.model.reference import Reference
from handout.model.site import Site
from handout.model.translation import Translation


@dataclass(frozen=True)
class Surroundings:
    """What a plan takes from outside its topic: all of it comes in at the edge."""

    references: Mapping[str, Reference]
    labels: Mapping[str, str]
    images: Mapping[str, str]
    template_digest: str
    today: date
    site: Site | None = None
    form: str = ""
    """What tells this form of a topic from others: a site's code, a card's weight, a language."""
    translation: Translation | None = None
    translated_from: str = ""
    reminded_of: str = ""
    """The letter of the variant that says all, where this print is but a reminder of it."""
