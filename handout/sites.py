"""The sites of a project, each held against the topics that it fills in and the sites beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from handout.lint.neighbours import Neighbour
from handout.lint.site import lint_site
from handout.model.diagnostic import Diagnostic, Finding, HandoutError, errors
from handout.model.faults import shape
from handout.model.outcome import Outcome
from handout.model.site import Site
from handout.model.source import Source
from handout.project import Project

UNSURE = {"unknown-slot", "unknown-topic"}
"""What only shows once every topic could be read."""

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def known_sites(
    project: Project, today: date, topics: Mapping[str, Neighbour] | None = None
) -> tuple[Mapping[str, Site], list[Outcome]]:
    """The sites that are sound, and what is wrong or worth a remark about any."""
    beside = project.readable_topics if topics is None else topics
    read: dict[str, Site] = {}
    known: dict[str, Site] = {}
    told: list[Outcome] = []
    for name in project.site_names:
        try:
            site, source = project.site(name)
            found = tuple(_found(site, source, read, project, today, beside))
            read[name] = site
        except HandoutError as error:
            found = error.diagnostics
        if not errors(found):
            known[name] = read[name]
        if found:
            told.append(Outcome("", name, diagnostics=found))
    return known, told


def _found(
    site: Site,
    source: Source,
    others: Mapping[str, Site],
    project: Project,
    today: date,
    topics: Mapping[str, Neighbour],
) -> Iterator[Diagnostic]:
    """What is wrong with one site; ``topics`` are those that could be read."""
    covers = project.coverage
    is_whole = len(topics) == len(project.topic_names)
    for each in (*_beside(site, others), *lint_site(site, topics, project.images, covers, today)):
        if is_whole or each.code not in UNSURE:
            yield source.locate(each)


def _beside(site: Site, others: Mapping[str, Site]) -> Iterator[Finding]:
    """Two sites that share a name could not be told apart, on paper or in an approval."""
    if not NAME.fullmatch(site.id):
        hint = "rename the file: small letters, digits and hyphens"
        yield shape.unsound_record((), f"'{site.id}' cannot be part of the name of a print", hint)
    for key in ("name", "short", "code"):
        for name, other in others.items():
            if getattr(site, key) == getattr(other, key):
                message = f"'{getattr(site, key)}' is already the {key} of '{name}'"
                yield shape.unsound_record((key,), message, "choose another: prints are told apart by it")
