"""Who signed what for a site, and whether each approval is of a topic that may be approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handout.lint.neighbours import Neighbour
from handout.model.diagnostic import Finding, Place
from handout.model.faults import sites as faults
from handout.model.signature import Signature, SiteApproval
from handout.model.site import Site


def unapproved(given: SiteApproval, name: str, topics: Mapping[str, Neighbour]) -> Iterator[Finding]:
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


def signatures(site: Site) -> Iterator[tuple[Place, Signature]]:
    """Every signature of a site, with its place."""
    yield ("filled",), site.filled
    for name, filling in site.slots.items():
        if filling.filled:
            yield ("slots", name, "filled"), filling.filled
    for name, given in site.approvals.items():
        yield ("approvals", name), given
