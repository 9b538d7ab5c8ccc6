"""Faults in putting pages onto sheets."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def page_exceeds_slot(page: str, slot: str) -> Words:
    """A page is larger than the place that the layout has for it.

    Pages are never scaled: type would fall below its floor, and a card would no
    longer fit its holder. It is measured by its trim box, the page as it is cut out.
    """
    return (
        f"a page of {page} does not fit a slot of {slot}",
        "choose a layout for pages of this size; 'handout sheet --help' lists them",
    )


@fault(Severity.ERROR)
def page_below_slot(page: str, slot: str, may_be_smaller: bool) -> Words:
    """A page is smaller than its slot, and the layout does not say that it may be.

    It would be cut at the edges of the slot, with white all round it.
    """
    return (
        f"a page of {page} leaves white round it in a slot of {slot}",
        "choose a layout for pages of this size"
        + (", or set 'takes_smaller: yes' in one of your own" if may_be_smaller else ""),
    )


@fault(Severity.ERROR)
def gap_too_narrow(gap: str, bleed: str, least: str) -> Words:
    """Two pages stand so close that the ground of one runs over the edge of the other.

    That ground, the bleed, is there to be cut off: a card would bear a line of its
    neighbour's colour. The gap must be twice the bleed; pages without bleed may
    stand edge to edge.
    """
    return (
        f"a gap of {gap} mm is less than twice the bleed of {bleed} mm",
        f"make the gap at least {least} mm, or choose a layout with wider gaps",
    )


@fault(Severity.ERROR)
def enters_printer_edge(what: str, grid: str, paper: str, edge: str, short: str) -> Words:
    """Cards or their crop marks would stand in the rim of the paper that the printer cannot print.

    Office printers leave 4 to 5 mm blank and draw paper in askew by a millimetre
    or more, so that rim is taken as 8 mm. ``--printer press`` is for a print
    shop that prints on larger paper and cuts it.
    """
    rim = f"nothing may stand in its outer {edge} mm, and crop marks need room as well"
    fewer = "a layout with fewer cards" if what == "cards" else "a layout for smaller pages"
    return (
        f"{what} of {grid} on paper of {paper} come {short} mm too near its edge: {rim}",
        f"take larger paper with --paper, or {fewer}",
    )


@fault(Severity.ERROR)
def mixed_page_sizes(one: str, other: str) -> Words:
    """Pages of different sizes are to stand on one sheet.

    They could not be cut in one go, and a back would stand behind a front of
    another size.
    """
    return f"a page of {other} cannot share a sheet with pages of {one}", "make a sheet of each size"


@fault(Severity.ERROR)
def odd_pages(pages: int, may_be_one_sided: bool) -> Words:
    """A print has a last page with nothing to stand on its back.

    What stands there is for somebody to say: white, the same page again, or one
    side of the paper only.
    """
    one_sided = "; or print on one side with --flip none" if may_be_one_sided else ""
    return (
        f"a print of {pages} page{'s' if pages > 1 else ''} leaves a back without a page",
        f"leave it white with --odd blank, or print the last page again with --odd repeat{one_sided}",
    )


@fault(Severity.ERROR)
def unfilled_booklet(pages: int) -> Words:
    """A booklet has four pages on each sheet, and the print does not fill the last one.

    The pages that are left over come last. White ones are for notes; the last
    page is not repeated, for nobody would know why it comes twice.
    """
    return (
        f"a print of {pages} page{'s' if pages > 1 else ''} does not fill a booklet of four-page sheets",
        "leave the last pages white with --odd blank",
    )


@fault(Severity.ERROR)
def no_such_print(topic: str, variant: str) -> Words:
    """A topic has no print of that variant, so there is nothing to put on a sheet."""
    return f"'{topic}' has no print of the variant '{variant}'", "choose another variant: TOPIC:VARIANT"


@fault(Severity.ERROR)
def too_many_prints(prints: int, most: int) -> Words:
    """So many different prints are wanted on one job that the sheets could not name them all."""
    return f"{prints} different prints are too many for one job; {most} are the most", "make several jobs"


@fault(Severity.ERROR)
def unknown_sign(sign: str) -> Words:
    """The words for a sheet's margin hold a sign that its lettering cannot draw."""
    return f"'{sign}' cannot be printed in a margin", "write it in Latin letters"


@fault(Severity.ERROR)
def mismatched_back(sheet: int, slot: int, front: str, back: str) -> Words:
    """The finished sheet was read again, and behind a page stands one that does not belong there.

    Front and back of a card must come from the same version of the same print.
    Nothing was written. This is a fault of Handout: please report it.
    """
    return (
        f"sheet {sheet}, place {slot}: behind {front} stands {back}",
        "report this fault of Handout; print the cards one by one meanwhile",
    )


@fault(Severity.ERROR)
def disordered_booklet(sheet: int, left: int, right: int) -> Words:
    """The finished sheets were read again, and once they are folded the pages would not come in their order.

    Nothing was written. This is a fault of Handout: please report it.
    """
    return (
        f"on sheet {sheet} page {left} stands beside page {right}, which do not meet in this booklet",
        "report this fault of Handout; print the pages one by one meanwhile",
    )


@fault(Severity.ERROR)
def displaced_page(sheet: int, slot: int, by: str) -> Words:
    """The finished sheet was read again, and a page does not stand where it should, or not upright.

    Nothing was written. This is a fault of Handout: please report it.
    """
    return (
        f"sheet {sheet}, place {slot}: the page stands {by} from its place",
        "report this fault of Handout; print the cards one by one meanwhile",
    )


@fault(Severity.ERROR)
def miscounted_page(name: str, page: int, found: int, wanted: int) -> Words:
    """The finished sheets were read again, and a page is on them more or less often than was asked.

    Nothing was written. This is a fault of Handout: please report it.
    """
    return (
        f"page {page} of {name} is on the sheets {found} times, and {wanted} were asked for",
        "report this fault of Handout; print the cards one by one meanwhile",
    )


@fault(Severity.ERROR)
def words_in_printer_edge(sheet: int, words: str, edge: str) -> Words:
    """Words of a page stand in the rim of the paper that the printer cannot print, and would be cut off.

    It happens where pages fill the paper, as in a booklet, and the page's own
    margin is narrower than the printer's.
    """
    return (
        f"on sheet {sheet} '{words}' stands within {edge} mm of the paper's edge",
        "give the variant wider margins, or print on larger paper and cut it",
    )
