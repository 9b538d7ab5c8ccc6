"""The sites of a project, each held against the topics that it fills in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from handout.model.diagnostic import Finding, HandoutError, Severity
from handout.model.faults import sites as faults
from handout.model.outcome import Outcome
from handout.model.site import Site
from handout.model.slot import Slot
from handout.model.topic import Topic
from handout.project import Project
from handout.stages.settle import is_approvable


def known_sites(project: Project, today: date) -> tuple[Mapping[str, Site], list[Outcome]]:
    """The sites that are sound, and what is wrong or worth a remark about any."""
    topics, is_whole = _readable(project)
    known: dict[str, Site] = {}
    told: list[Outcome] = []
    for name in project.site_names:
        try:
            site, source = project.site(name)
        except HandoutError as error:
            told.append(Outcome("", name, diagnostics=error.diagnostics))
            continue
        found = [
            each for each in _faults(site, topics, project, today) if is_whole or each.code not in UNSURE
        ]
        if not any(each.severity is Severity.ERROR for each in found):
            known[name] = site
        if found:
            told.append(Outcome("", name, diagnostics=tuple(source.locate(each) for each in found)))
    return known, told


UNSURE = {"unknown-slot", "unknown-topic"}
"""What only shows once every topic could be read."""


def _readable(project: Project) -> tuple[Mapping[str, Topic], bool]:
    topics: dict[str, Topic] = {}
    for name in project.topic_names:
        try:
            topics[name] = project.topic(name)[0]
        except HandoutError:
            continue
    return topics, len(topics) == len(project.topic_names)


def _faults(site: Site, topics: Mapping[str, Topic], project: Project, today: date) -> Iterator[Finding]:
    yield from _slots(site, topics)
    yield from _approvals(site, topics)
    if site.logo is not None and site.logo not in project.images:
        yield faults.missing_logo(("logo",), site.logo)
    if today >= site.review_due:
        yield faults.site_review_overdue(("review_due",), site.review_due.isoformat())


def _slots(site: Site, topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """Each filling belongs to a slot, and is of its kind."""
    declared = {name: slot for topic in topics.values() for name, slot in topic.slots.items()}
    for name, filling in site.slots.items():
        if name not in declared:
            near = next(iter(get_close_matches(name, declared, n=1)), None)
            yield faults.unknown_slot(("slots", name), name, near, ", ".join(sorted(declared)))
        elif (found := _misfit(declared[name], filling.value)) is not None:
            yield found.below(("slots", name))


def _misfit(slot: Slot, given: str) -> Finding | None:
    try:
        slot.printed(given)
    except PydanticCustomError as error:
        found = (error.context or {})["finding"]
        return found if isinstance(found, Finding) else None
    return None


def _approvals(site: Site, topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """Each approval is of a topic that is there, may be approved, and has not moved on."""
    for name, given in site.approvals.items():
        place, topic = ("approvals", name), topics.get(name)
        if topic is None:
            yield faults.unknown_topic(place, name, ", ".join(topics))
        elif not is_approvable(topic.control, given):
            why = (
                "it is an example"
                if topic.control.status == "example"
                else "its version is not whole, or it is withdrawn"
            )
            yield faults.unapprovable(place, name, why)
        elif given.version != topic.control.version:
            yield faults.approval_outdated(place, name, given.version, topic.control.version)
