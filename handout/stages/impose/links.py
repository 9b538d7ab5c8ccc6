"""Links to web addresses, which go with their page; those that led within a print lead nowhere now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Page, String

from handout.model.sheet.area import POINTS_PER_MM
from handout.model.sheet.sheet import Placement
from handout.stages.impose.forms import Forms


def links(placements: Iterable[Placement], forms: Forms) -> Iterator[Dictionary]:
    """Each web address of each page, over the same words as before."""
    for placement in placements:
        sign, x, y = forms.move(placement)
        right, up = float(x * POINTS_PER_MM), float(y * POINTS_PER_MM)
        for address, rect in _addresses(forms.source(placement)):
            left, bottom, far, top = rect
            across = sorted((sign * left + right, sign * far + right))
            high = sorted((sign * bottom + up, sign * top + up))
            box = (across[0], high[0], across[1], high[1])
            yield Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(each, 3) for each in box]),
                Border=Array([0, 0, 0]),
                F=4,
                A=Dictionary(S=Name.URI, URI=String(address)),
            )


def _addresses(page: Page) -> Iterator[tuple[str, tuple[float, ...]]]:
    for each in page.obj.get("/Annots", ()):
        action = each.get("/A")
        if each.get("/Subtype") == Name.Link and action is not None and action.get("/S") == Name.URI:
            yield str(action.URI), tuple(float(edge) for edge in each.Rect)
