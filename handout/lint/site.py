"""Checks that a site fits the topics that it fills in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from handout.lint.rules.figures import unsound
from handout.lint.rules.safety import uncovered
from handout.model.diagnostic import Finding, Place
from handout.model.faults import branding
from handout.model.faults import sites as faults
from handout.model.site import Signature, Site, SiteApproval
from handout.model.slot import Slot
from handout.model.topic import Topic


def lint_site(
    site: Site,
    topics: Mapping[str, Topic],
    images: Mapping[str, str],
    covers: Callable[[str], bool],
    today: date,
) -> Iterator[Finding]:
    """Every finding about one site; ``topics`` are those that could be read."""
    yield from _slots(site, topics)
    for name, given in site.approvals.items():
        yield from (each.below(("approvals", name)) for each in _approval(given, name, topics))
    for place, words in _words(site):
        yield from (each.below(place) for each in uncovered(words, covers))
    for place, signed in _signed(site):
        if signed.on > today:
            yield faults.signed_ahead((*place, "on"), signed.on.isoformat())
    if site.logo is not None:
        yield from (each.below(("logo",)) for each in _logo(site.logo, images))
    if today >= site.review_due:
        yield faults.site_review_overdue(("review_due",), site.review_due.isoformat())


def _logo(name: str, images: Mapping[str, str]) -> Iterator[Finding]:
    if name not in images:
        yield branding.missing_logo((), name)
    yield from unsound(name, images)


def _slots(site: Site, topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """Each filling belongs to a slot, and fits it in every topic that declares it."""
    declared: dict[str, list[Slot]] = {}
    for topic in topics.values():
        for name, slot in topic.slots.items():
            declared.setdefault(name, []).append(slot)
    for name, filling in site.slots.items():
        place, like = ("slots", name), declared.get(name, [])
        if not like:
            near = next(iter(get_close_matches(name, declared, n=1)), None)
            yield faults.unknown_slot(place, name, near, ", ".join(sorted(declared)))
        elif all(map(like[0].is_like, like)):  # what clashes is told of where it is declared
            found = (_misfit(slot, filling.value) for slot in like)
            yield from (each.below(place) for each in dict.fromkeys(found) if each)


def _misfit(slot: Slot, given: str) -> Finding | None:
    try:
        slot.printed(given)
    except PydanticCustomError as error:
        found = (error.context or {})["finding"]
        return found if isinstance(found, Finding) else None
    return None


def _approval(given: SiteApproval, name: str, topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """It is of a topic that is there, may be approved, and has not moved on."""
    if (topic := topics.get(name)) is None:
        yield faults.unknown_topic((), name, ", ".join(topics))
    elif not given.may_approve(topic.control):
        is_example = topic.control.status == "example"
        why = "it is an example" if is_example else "its version is not whole, or it is withdrawn"
        yield faults.unapprovable((), name, why)
    elif given.version != topic.control.version:
        yield faults.approval_outdated((), name, given.version, topic.control.version)
    elif given.on < topic.control.written:
        yield faults.approved_unwritten(("on",), given.on.isoformat(), topic.control.written.isoformat())


def _signed(site: Site) -> Iterator[tuple[Place, Signature]]:
    yield ("filled",), site.filled
    for name, filling in site.slots.items():
        if filling.filled:
            yield ("slots", name, "filled"), filling.filled
    for name, given in site.approvals.items():
        yield ("approvals", name), given


def _words(site: Site) -> Iterator[tuple[Place, str]]:
    """What is printed as the site wrote it."""
    yield from ((("name",), site.name), (("short",), site.short))
    for name, filling in site.slots.items():
        yield ("slots", name), filling.value
    for place, signed in _signed(site):
        yield from (((*place, "name"), signed.name), ((*place, "role"), signed.role))
