"""Faults in how a site's prints look."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def faint_brand(one: str, other: str, contrast: str, least: str) -> Words:
    """Two of a site's colours are too alike to be read one on the other.

    WCAG 2.2 asks for 4.5 to 1; the print is measured again as it was drawn.
    """
    return (
        f"{one} on {other} has a contrast of {contrast}; {least} is needed",
        "choose a darker or lighter one",
    )


@fault(Severity.ERROR)
def brand_hides_audience(audience: str, wanted: str) -> Words:
    """A site's colours would make staff prints and patient prints look alike.

    Staff prints have a dark head and patient prints a light one, so that nobody
    hands the staff card to a patient by mistake (hazard H09).
    """
    return f"the band of {audience} prints must be {wanted}", f"choose a {wanted} colour"


@fault(Severity.ERROR)
def missing_logo(name: str) -> Words:
    """The image of a site's logo is not there, or is not a PNG, JPEG or SVG file."""
    return f"there is no image '{name}' under content/images", "add it as PNG, JPEG or SVG"
