"""Settle a topic at a site: its name, and its approval or none."""

from __future__ import annotations

from typing import Any

from handout.model.control import Approval, Control
from handout.model.signature import SiteApproval
from handout.model.site import Site
from handout.model.topic import Topic


def settle(name: str, topic: Topic, site: Site) -> Topic:
    """The topic as this site stands behind it.

    What is approved for one place is a draft in every other, until somebody
    there has approved the same version.
    """
    changed: dict[str, Any] = {"organisation": site.name}
    given = site.approvals.get(name)
    if given is not None and given.may_approve(topic.control) and given.version == topic.control.version:
        changed |= {"status": "approved", "approved": _approval(given, site)}
    elif topic.control.status == "approved" and not _is_here(topic.control, site):
        changed |= {"status": "draft", "approved": None}
    return topic.model_copy(update={"control": topic.control.model_copy(update=changed)})


def _approval(given: SiteApproval, site: Site) -> Approval:
    # Every part of it was checked as part of the site.
    return Approval.model_construct(name=given.name, role=given.role, place=site.short, on=given.on)


def _is_here(control: Control, site: Site) -> bool:
    return control.approved is not None and control.approved.place == site.short
