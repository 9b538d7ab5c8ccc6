"""Faults found while a handout is laid out, and in what came out."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def template_error(problem: str) -> Words:
    """A template does not work: a slip in its syntax, an undefined name, a forbidden attribute.

    Templates are sandboxed and strict, so a misspelt field stops the print
    instead of leaving a gap. ``docs/reference/template-contract.md`` lists
    what a template may use.
    """
    return (
        f"the template failed: {problem}",
        "mend the template at this line; 'handout explain template-error' says what it may use",
    )


@fault(Severity.ERROR)
def typesetter_complaint(problem: str) -> Words:
    """The typesetter logged a warning or an error.

    WeasyPrint carries on after a lost image, a missing glyph or an unknown
    property; Handout does not.
    """
    return f"the typesetter says: {problem}", "mend the template, or the text or image it names"


@fault(Severity.ERROR)
def missing_glyph(sign: str) -> Words:
    """The typesetter found no glyph for a character and would print an empty box (hazard H04)."""
    return (
        f"no bundled font can draw {sign}",
        "write it in words, or add a font that has it to templates/shared/fonts",
    )


@fault(Severity.ERROR)
def text_lost(text: str, wanted: int, found: int) -> Words:
    """Something that was planned is not in the finished PDF as often as it was planned.

    The text is read back from the PDF by another library than the one that
    wrote it (rules VAL-2 and REF-8).
    """
    times = "not at all" if found == 0 else f"{found} times instead of {wanted}"
    return (
        f"'{text}' is in the finished PDF {times}",
        "this is a fault of the template: print every line of the plan",
    )


@fault(Severity.ERROR)
def value_broken(value: str) -> Words:
    """A figure and its unit do not stand whole on one line (rules NB-1, NB-4)."""
    return (
        f"the value '{value}' is not whole on one line",
        "print values with white-space: nowrap, and give them room",
    )


@fault(Severity.ERROR)
def type_too_small(text: str, size: str, floor: str) -> Words:
    """Type is below the floor of its variant, measured by x-height (rules TYPE-1 and TYPE-2)."""
    return f"'{text}' has an x-height of {size}; the floor is {floor}", "set it larger in the template's CSS"


@fault(Severity.ERROR)
def scaled_text(text: str) -> Words:
    """Text is transformed, so that its size on paper is not its size in the style sheet (rule TYPE-2)."""
    return f"'{text}' is scaled or turned", "take 'transform' out of the template's CSS"


@fault(Severity.ERROR)
def faint_text(text: str, contrast: str, floor: str) -> Words:
    """Text does not stand out enough from what is behind it, measured on the page as drawn, in grey.

    Wards print in black and white, and photocopy (rule TYPE-3). Text that left
    no ink at all shows here as well.
    """
    return (
        f"'{text}' has a contrast of {contrast} to 1; the floor is {floor}",
        "use a darker colour, or a lighter ground",
    )


@fault(Severity.ERROR)
def line_ends_early(text: str) -> Words:
    """A line ends although the next word would have fitted: the typesetter broke it at the wrong place."""
    return (
        f"a line ends far too early after '{text}'",
        "reword the statement, or bind it differently in the template",
    )


@fault(Severity.ERROR)
def not_conforming(standard: str, rule: str, problem: str) -> Words:
    """The finished PDF does not keep to PDF/UA-1 (ISO 14289-1) or to PDF/A-2a (ISO 19005-2).

    Someone who listens to the page would miss something, or it could not be
    opened as it was in twenty years.
    """
    return (
        f"the PDF does not keep to {standard}: {problem} [{rule}]",
        "mend the template's markup",
    )


@fault(Severity.ERROR)
def furniture_missing(text: str, page: int) -> Words:
    """A page lacks part of what every page must say about itself (rule DOC-2)."""
    return (
        f"page {page} does not say '{text}'",
        "this is a fault of the template: print all furniture on every page",
    )


@fault(Severity.ERROR)
def unwritable_output(path: str, why: str) -> Words:
    """A finished print could not be written; nothing is left at its place."""
    return (
        f"'{path}' cannot be written: {why}",
        "make room, or choose another place with --output, or with -o for sheets",
    )


@fault(Severity.ERROR)
def worker_lost() -> Words:
    """The system ended the process that made a print, twice: mostly for want of memory.

    Other prints are not concerned. A second try is made before this is told.
    """
    return (
        "the system ended the process that made this print, twice",
        "free some memory, or build with '--workers 1'",
    )


@fault(Severity.ERROR)
def changed_meanwhile() -> Words:
    """A file of a topic was changed while it was being printed.

    Nobody could say which of its words are on paper, so the prints that were
    made of it are taken away. Those that did not have to be made again stay.
    """
    return "this was changed while it was being printed", "build again"
