"""Checks that a site fits the topics that it fills in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from handout.lint.fillings import misfilled
from handout.lint.neighbours import Neighbour
from handout.lint.rules.figures import unsound
from handout.lint.rules.safety import uncovered
from handout.lint.signatures import signatures, unapproved
from handout.model.address import flaw as flaw_of
from handout.model.diagnostic import Finding, Place
from handout.model.faults import branding
from handout.model.faults import sites as faults
from handout.model.faults.shape import echo
from handout.model.language.bidi import runs_right_to_left
from handout.model.site import Site


def lint_site(
    site: Site,
    topics: Mapping[str, Neighbour],
    images: Mapping[str, str],
    covers: Callable[[str], bool],
    today: date,
) -> Iterator[Finding]:
    """Every finding about one site; ``topics`` are those that could be read."""
    yield from misfilled(site, topics)
    for name, given in site.approvals.items():
        yield from (each.below(("approvals", name)) for each in unapproved(given, name, topics))
    for place, words in _words(site):
        yield from (each.below(place) for each in uncovered(words, covers))
        yield from (
            faults.filling_against_direction(place, word)
            for word in words.split()
            if runs_right_to_left(word)
        )
    for place, signed in signatures(site):
        if signed.on > today:
            yield faults.signed_ahead((*place, "on"), signed.on.isoformat())
    if site.logo is not None:
        yield from (each.below(("logo",)) for each in _logo(site.logo, images))
    if site.address is not None and (flaw := flaw_of(site.address)):
        yield faults.unsafe_address(("address",), echo(site.address), flaw)
    if today >= site.review_due:
        yield faults.site_review_overdue(("review_due",), site.review_due.isoformat())


def _logo(name: str, images: Mapping[str, str]) -> Iterator[Finding]:
    if name not in images:
        yield branding.missing_logo((), name)
    yield from unsound(name, images)


def _words(site: Site) -> Iterator[tuple[Place, str]]:
    """What is printed as the site wrote it."""
    yield from ((("name",), site.name), (("short",), site.short))
    for name, filling in site.slots.items():
        yield ("slots", name), filling.value
    for place, signed in signatures(site):
        yield from (((*place, "name"), signed.name), ((*place, "role"), signed.role))
