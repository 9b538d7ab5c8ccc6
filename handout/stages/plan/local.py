"""What a site lends to a plan: what fills its slots, who filled them, and how its prints look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from handout.model.diagnostic import Finding
from handout.model.faults import sites
from handout.model.figures import SPACED_UNITS, STYLES, FigureStyle
from handout.model.plan import PlannedSite
from handout.model.signature import Signature
from handout.model.site import Site
from handout.model.topic import Topic
from handout.model.variant import Audience


def figure_style(site: Site | None, audience: Audience) -> FigureStyle:
    """The named way in which the house sets figures for an audience."""
    return STYLES[site.house_style[audience]] if site and audience in site.house_style else SPACED_UNITS


def fillings(topic: Topic, site: Site | None, style: FigureStyle) -> Mapping[str, str]:
    """What is printed in each slot that the site fills."""
    given = site.slots if site else {}
    return {
        name: slot.printed(given[name].value, style) for name, slot in topic.slots.items() if name in given
    }


def missing(topic: Topic, called: Iterable[str]) -> Iterator[Finding]:
    """An approved print leaves nothing open (hazard H32)."""
    if topic.control.status == "approved":
        for name in called:
            yield sites.missing_slot(("slots", name), name, topic.slots[name].label)


def signatures(topic: Topic, site: Site, called: Iterable[str]) -> Iterator[tuple[Signature, str]]:
    """Who filled in what, of the slots that a print calls."""
    signed = [(site.slots[name].filled or site.filled, topic.slots[name].label) for name in called]
    signed.sort(key=lambda each: each[0] != site.filled)
    for signature, group in groupby(signed, key=lambda each: each[0]):
        yield signature, ", ".join(label for _, label in group)


def looks(site: Site | None, audience: Audience, images: Mapping[str, str]) -> PlannedSite | None:
    """The site's name, mark, colours and paper, as this audience's prints show them."""
    if site is None:
        return None
    palette = site.brand.patient if audience == "patient" else site.brand.staff
    names = {"band": "band", "on_band": "on-band", "accent": "accent", "ink": "ink"}
    brand = {css: str(getattr(palette, name)) for name, css in names.items()} if palette else {}
    if palette and audience == "clinician":
        brand["tag"] = str(palette.on_band)
    logo = images.get(site.logo, "") if site.logo else ""
    return PlannedSite(site.name, logo, brand, site.paper, site.address or "")
