"""Rules about citations."""

from __future__ import annotations

from collections.abc import Iterator

from handout.lint.rule import Case, Fault, nearest, rule
from handout.model.diagnostic import Place, Severity
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.model.wording import Statement, wordings

UNCITED_KINDS = frozenset(("contacts", "other-formats", "questions", "about", "storage", "daily-life"))


def citations(topic: Topic) -> Iterator[tuple[Place, str]]:
    """Each cite key with its place, in the order of the file."""
    for place, wording in wordings(topic):
        for register, prose in wording.said():
            yield from (((*place, register), key) for key in prose.cite_keys)
        if isinstance(wording, Statement):
            yield from (((*place, "cite", number), key) for number, key in enumerate(wording.cite))
    for name, value in topic.values.items():
        yield from ((("values", name, *place), key) for place, key in value.cited())


@rule(Severity.ERROR)
def undefined_citation(case: Case) -> Iterator[Fault]:
    """A cite key must be filed in the reference library.

    Wrong: ``[@cohn-2018]`` where the library files ``cohen-2018``.
    """
    for place, key in citations(case.topic):
        if key not in case.references:
            near = nearest(key, case.references)
            hint = f"did you mean '{near}'?" if near else "file it under content/references/"
            yield Fault(place, f"no reference is filed under '{key}'", hint, key)


@rule(Severity.WARNING)
def uncited_statement(case: Case) -> Iterator[Fault]:
    """A clinical statement should say on which source it rests.

    Rule PIF-4: every clinical claim is traceable. Statements that only
    organise (contacts, formats) are exempt by the kind of their section.
    """
    for place, wording in case.wordings:
        if (
            not isinstance(wording, Statement)
            or wording.text is None
            or wording.cite
            or wording.text.cite_keys
        ):
            continue
        section = case.topic.sections[int(place[1])]
        if section.kind not in UNCITED_KINDS and "write_in" not in place:
            yield Fault((*place, "text"), "this statement names no source", "add [@key], or 'cite:'")


@rule(Severity.ERROR)
def source_not_shown(case: Case) -> Iterator[Fault]:
    """A print without references must rest on sources that stand on the whole it reminds of.

    A badge prints neither marks nor a list; its foot names the card that has
    them. A source that is cited for the badge alone could be found on no card.
    """
    wholes = {each.id: each for each in case.variants}
    for variant in case.addressed_variants:
        if variant.is_cited or variant.reminder_of not in wholes:
            continue
        whole = wholes[variant.reminder_of]
        shown = {key for _, key in _cited_in(case, whole)}
        for place, key in _cited_in(case, variant):
            if key not in shown:
                message = f"the variant '{whole.id}' does not show this source of the variant '{variant.id}'"
                yield Fault(place, message, f"cite [@{key}] in what '{whole.id}' says", key)


def _cited_in(case: Case, variant: Variant) -> Iterator[tuple[Place, str]]:
    """Each cite key of what a variant says, with its place."""
    for number, section in enumerate(case.topic.sections):
        if section.kind not in variant.sections or variant.registers[0] in section.omit:
            continue
        for place, wording in wordings(section, ("sections", number)):
            register = wording.register_for(variant.registers)
            if register is not None:
                prose = getattr(wording, register)
                given = wording.cite if isinstance(wording, Statement) else ()
                yield from (((*place, register), key) for key in prose.cite_keys or given)
