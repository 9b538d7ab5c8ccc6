"""What every topic of one command is printed with, and what is wrong with the project as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handout.facts import Facts
from handout.forms import Places
from handout.lint.neighbours import Neighbours
from handout.model.outcome import Outcome
from handout.model.site import Site
from handout.model.variant import Variant
from handout.overlooked import overlooked
from handout.project import Project
from handout.sites import known_sites
from handout.sound import checked_library, known_variants
from handout.translations import stray


@dataclass(frozen=True)
class Survey:
    """The variants, the sites, the chosen site; and the topics that each must be told apart from.

    ``beside`` is nothing where only a few topics are wanted.
    """

    variants: Sequence[Variant]
    places: Places
    site: Site | None
    outcomes: tuple[Outcome, ...]
    is_site_refused: bool
    beside: Neighbours | None


def survey(
    project: Project,
    today: date,
    site: str | None,
    topics: Sequence[str],
    facts: Callable[[str], Facts | None],
) -> Survey:
    """The variants and sites that are sound, and what is wrong with the others and with the library.

    ``facts`` answers for a topic, or not where it cannot be read. Sites are left
    alone where a few topics are named that need none.
    """
    is_whole = not topics
    needs_sites = site is not None or is_whole or any(_is_dealt_by_site(facts(name)) for name in topics)
    known = _known(project.topic_names if is_whole or needs_sites else topics, facts)
    told = list(checked_library(project, _cited(project, known) if is_whole else None))
    variants, unread = known_variants(project)
    sites, unsound = known_sites(project, today, known) if needs_sites else ({}, [])
    told += [*unread, *unsound]
    if lost := (*stray(project), *overlooked(project)):
        told.append(Outcome("", diagnostics=lost))
    return Survey(
        variants=variants,
        places=Places([each.id for each in variants], project.site_names, sites),
        site=sites.get(site) if site else None,
        outcomes=tuple(told),
        is_site_refused=site not in (None, *sites),
        beside=Neighbours(known) if is_whole else None,
    )


def _known(names: Sequence[str], facts: Callable[[str], Facts | None]) -> Mapping[str, Facts]:
    every = ((name, facts(name)) for name in names)
    return {name: each for name, each in every if each is not None}


def _cited(project: Project, known: Mapping[str, Facts]) -> frozenset[str] | None:
    """All that is cited; an unreadable topic may cite anything."""
    if len(known) < len(project.topic_names):
        return None
    return frozenset(key for each in known.values() for key in each.cited)


def _is_dealt_by_site(known: Facts | None) -> bool:
    return known is not None and known.is_dealt_by_site
