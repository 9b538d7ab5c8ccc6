"""Rules that keep what must not be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handout.lint.rule import Case, Fault, rule
from handout.model.diagnostic import Finding, Place, Severity
from handout.model.section import Section
from handout.model.variant import Variant
from handout.model.wording import Wording, wordings


@rule(Severity.ERROR)
def safety_statement_lost(case: Case) -> Iterator[Fault]:
    """A statement of a safety section must reach every variant, or be omitted by name with a reason.

    Contraindications, warnings, red flags and limits are what is cut when
    space is short (hazard H08). Say it in a register the variant accepts, or
    write ``omit: {plain: why not}``.
    """
    for number, section in enumerate(case.topic.sections):
        if section.is_safety:
            for place, wording in wordings(section):
                yield from _lost((("sections", number), place), section, wording, case.addressed_variants)


def _lost(
    place: tuple[Place, Place], section: Section, wording: Wording, variants: tuple[Variant, ...]
) -> Iterator[Fault]:
    for variant in variants:
        if variant.edition_of:
            continue  # it has the words of its variant, and lacks the same
        reasons = {*section.omit, *wording.omit} & set(variant.registers)
        if reasons or wording.register_for(variant.registers) is not None:
            continue
        register = variant.registers[0]
        message = f"this does not reach the variant '{variant.id}': it is not said in '{register}'"
        hint = f"add '{register}:', or 'omit: {{{register}: the reason}}'"
        yield Fault((*place[0], *place[1]), message, hint)


@rule(Severity.WARNING)
def unread_register(case: Case) -> Iterator[Fault]:
    """A wording for patients, or for a badge of staff, stands in a topic that is not for them."""
    heard = {"plain": "patient", "brief": "clinician"}
    unread = [each for each in heard.items() if each[1] not in case.topic.audiences]
    for place, wording in case.wordings if unread else ():
        for register, audience in unread:
            if getattr(wording, register) is not None:
                hint = f"add '{audience}' to 'audiences', or take it out"
                yield Fault(
                    (*place, register), f"nobody will read this: the topic is not for {audience}s", hint
                )


@rule(Severity.ERROR)
def uncovered_character(case: Case) -> Iterator[Fault]:
    """No bundled font can draw this character; it would print as an empty box.

    Text extraction would still find it, so only the fonts can tell (hazard H04).
    """
    for place, wording in case.wordings:
        for register, prose in wording.said():
            for each in uncovered(prose.characters, case.covers):
                yield Fault((*place, register), each.message, each.hint, each.needle)


def uncovered(words: str, covers: Callable[[str], bool]) -> Iterator[Finding]:
    """Each sign of some words that no bundled font can draw, once."""
    for sign in sorted({sign for sign in words if not covers(sign)}):
        message = f"no bundled font can draw '{sign}' (U+{ord(sign):04X})"
        hint = "write it in words, or add a font that has it to templates/shared/fonts"
        yield Finding("uncovered-character", Severity.ERROR, message, hint, needle=sign)
