"""Every form in which a sound topic is printed: itself, settled at a site, dealt out as cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handout.model.diagnostic import HandoutError
from handout.model.faults import batches
from handout.model.plan import Plan
from handout.model.site import Site
from handout.model.variant import Variant
from handout.project import Project
from handout.sound import Sound, located, planned, surroundings
from handout.stages.deal import deal
from handout.stages.plan.contents import contents
from handout.stages.settle import settle


@dataclass(frozen=True)
class CardSet:
    """The cards of a batch in order, each with what it is for; ``whole`` is the topic they come from."""

    whole: Sound
    cards: tuple[Sound, ...]
    names: tuple[str, ...]
    is_complete: bool = True
    """No card is missing because its site is not sound: a set that lacks one has no contents card."""


@dataclass(frozen=True)
class Places:
    """The variants there are, the sites there are by name, and those of them that are sound."""

    variants: Sequence[str]
    names: Sequence[str]
    sites: Mapping[str, Site]


@dataclass(frozen=True)
class Forms:
    """The topic itself, and the cards of its batch."""

    whole: Sound
    cards: CardSet | None

    def __iter__(self) -> Iterator[Sound]:
        yield self.whole
        yield from self.cards.cards if self.cards else ()


def forms(sound: Sound, site: Site | None, places: Places) -> Forms:
    """All forms of a topic, as one site stands behind it or as its file says it."""
    whole = settled(sound, site)
    batch = whole.topic.batch
    if batch is None or (batch.by == "site" and site is not None):
        return Forms(whole, None)
    _all_known(sound, "variants", batch.variants, places.variants)
    _all_known(sound, "sites", batch.sites, places.names)
    _all_addressed(whole, batch.variants)
    base = replace(whole, variants=tuple(each for each in whole.variants if each.id in batch.variants))
    return Forms(whole, _by_site(base, places.sites) if batch.by == "site" else _dealt(base))


def settled(sound: Sound, site: Site | None) -> Sound:
    """The topic as a site stands behind it; without a site, as it stands in its file."""
    if site is None:
        return sound
    topic = settle(sound.name, sound.topic, site)
    return replace(sound, topic=topic, site=site, form=site.id, mark=site.code)


def _by_site(base: Sound, sites: Mapping[str, Site]) -> CardSet:
    wanted = base.topic.batch.sites if base.topic.batch else ()
    chosen = [sites[name] for name in wanted if name in sites]
    cards, names = tuple(settled(base, each) for each in chosen), tuple(each.name for each in chosen)
    return CardSet(base, cards, names, len(chosen) == len(wanted))


def _dealt(base: Sound) -> CardSet:
    with located(base.source):
        dealt = [("".join(str(point).split()), str(point), topic) for point, topic in deal(base.topic)]
    cards = tuple(
        replace(base, topic=topic, form=_joined(base.form, end), mark=_joined(base.mark, end.upper()))
        for end, _, topic in dealt
    )
    return CardSet(base, cards, tuple(name for _, name, _ in dealt))


def _joined(*parts: str) -> str:
    return "-".join(filter(None, parts))


def _all_known(sound: Sound, key: str, wanted: Sequence[str], known: Sequence[str]) -> None:
    found = [
        batches.unknown_in_batch(("batch", key, number), key.removesuffix("s"), name, ", ".join(known))
        for number, name in enumerate(wanted)
        if name not in known
    ]
    if found:
        raise HandoutError(sound.source.locate(each) for each in found)


def _all_addressed(sound: Sound, wanted: Sequence[str]) -> None:
    addressed = {each.id for each in sound.variants}
    found = [
        batches.unaddressed_card(("batch", "variants", number), name)
        for number, name in enumerate(wanted)
        if name not in addressed
    ]
    if found:
        raise HandoutError(sound.source.locate(each) for each in found)


def planned_contents(project: Project, of: CardSet, variant: Variant, today: date) -> Plan:
    """The plan of the contents card of a set."""
    cards = [planned(project, each, variant, today) for each in of.cards]
    topic, around = of.whole.topic, surroundings(project, of.whole, variant, today)
    by_site = topic.batch is not None and topic.batch.by == "site"
    whole = None if by_site else planned(project, of.whole, variant, today)
    with located(of.whole.source):
        return contents(topic, variant, around, of.names, cards, whole)
