"""Faults of room: what does not fit, and what stands where it has none."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def text_does_not_fit(where: str, pages: str, over: str, to_cut: str, larger: str) -> Words:
    """A handout takes more pages, or card sides, than its variant may.

    It was set as closely as its variant may be. Nothing is shrunk further,
    clipped or carried on: shorten what is said, omit it by name, or choose a
    larger form (rule FIT-1). Where a few shorter statements are enough, they
    are named, and a note stands at each.
    """
    message = f"the text does not fit: {pages}; {over}, from {where} on"
    return message, "; ".join(filter(None, (to_cut, larger)))


@fault(Severity.NOTE)
def shorten_here(text: str, characters: int, lines: int) -> Words:
    """A statement which, said in fewer words, helps a text that does not fit to fit.

    Those whose last line holds few words are named first: they cost the least.
    The cuts that are told together were tried, and are enough.
    """
    freed = "a line" if lines == 1 else f"{lines} lines"
    return f"'{text}' can free {freed}", f"shorten it by {characters} characters"


@fault(Severity.WARNING)
def nearly_full(page: str, fill: int) -> Words:
    """The last page a print may take is more than 90 % full, and it cannot be set any closer (rule FIT-2).

    The next longer sentence, or a translation, would be refused. Only prints
    that are fitted are warned of, and only at their closest density: at a wider
    one there is a closer one left. An earlier page is full because the text goes
    on behind it, and that is no reason to worry.
    """
    return f"{page} is {fill} % full", "shorten a statement now, before an edit makes the text too long"


@fault(Severity.WARNING)
def parted_heading(heading: str) -> Words:
    """A heading stands at the foot of a column or a page, and what it heads begins on the next.

    Whoever reads the heading finds nothing under it; whoever reads on does not
    know what it is about.
    """
    return (
        f"the heading '{heading}' is parted from what it heads",
        "say a line more or less above it, or keep its section together in the style sheet",
    )


@fault(Severity.ERROR)
def text_cut_off(text: str, over: str) -> Words:
    """Text or an image stands partly outside the room it has, and would be cut off or hidden.

    Page counts do not see this: a long word, a wide table, a box of fixed
    height or an absolutely placed box loses text on a single page (hazard H01).
    """
    return (
        f"'{text}' runs {over} beyond its room",
        "shorten or split it, or give the box room in the template",
    )


@fault(Severity.ERROR)
def word_too_wide(word: str, over: str) -> Words:
    """A word, or a figure with its unit, is wider than the column it stands in."""
    return f"'{word}' is wider than its column by {over}", "use a shorter word, or a form with more room"


@fault(Severity.ERROR)
def hidden_text(text: str, depth: str) -> Words:
    """A box with a ground of its own stands where a text stands, and may hide it.

    The text is still in the PDF, and read aloud; only who looks at the page
    misses it (hazard H01).
    """
    return (
        f"'{text}' lies {depth} under the ground of another box",
        "give the boxes room beside each other in the template, or put the text into the box",
    )


@fault(Severity.ERROR)
def text_on_text(text: str, other: str, depth: str) -> Words:
    """Two texts are printed on each other, and neither can be read (hazard H01)."""
    return (
        f"'{text}' and '{other}' lie {depth} on each other",
        "give the boxes room beside each other in the template",
    )


@fault(Severity.ERROR)
def covered_text(page: int, depth: str) -> Words:
    """The head or the foot of a page reaches into its text, and would hide words under its ground."""
    return (
        f"the head or foot of page {page} reaches {depth} into the text",
        "give the page a larger margin, or say less",
    )
