"""Tags that say nothing are folded into those around them: a third of a tagged file is saved."""

from __future__ import annotations

from typing import Any

Reference = bytes


def fold(pdf: Any) -> None:
    """Give each stretch of text to the nearest tag that means something.

    WeasyPrint wraps every line of a text in a ``Span`` of its own. What is read
    out, and in which order, stays as it was; the objects are left free.
    """
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    kept: dict[Reference, Reference] = {}
    for kid in root["K"]:
        _fold_into(pdf, kid, kept)
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    for owners in numbers[1::2]:
        if isinstance(owners, list):
            owners[:] = [_last(each, kept) for each in owners]


def _fold_into(pdf: Any, reference: Reference, kept: dict[Reference, Reference]) -> None:
    """Fold what lies below a tag, from the leaves up."""
    element, kids = _at(pdf, reference), []
    for kid in element["K"]:
        below = _at(pdf, kid) if isinstance(kid, bytes) else None
        if below is None or below.get("Type") != "/StructElem":
            kids.append(kid)
            continue
        _fold_into(pdf, kid, kept)
        if _is_idle(below, element):
            kids += below["K"]
            kept[kid] = reference
            _free(below)
        else:
            kids.append(kid)
    element["K"][:] = kids


def _is_idle(below: Any, above: Any) -> bool:
    """A stretch on the page of the tag around it, without a word of its own about itself."""
    is_plain = below["S"] == "/Span" and below.keys() <= {"Type", "S", "K", "Pg", "P"}
    is_text = all(isinstance(kid, int) for kid in below["K"])
    return is_plain and is_text and below.get("Pg") == above.get("Pg")


def _last(reference: Reference, kept: dict[Reference, Reference]) -> Reference:
    while reference in kept:
        reference = kept[reference]
    return reference


def _at(pdf: Any, reference: Reference) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _free(element: Any) -> None:
    """Take an object out of the file; its number stays, as PDF asks, and is never given again."""
    element.clear()
    element.number, element.generation, element.free = 0, 65535, "f"
