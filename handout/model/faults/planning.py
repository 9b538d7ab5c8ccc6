"""Faults found when content is chosen for a variant."""

from __future__ import annotations

from typing import NoReturn

from handout.model.diagnostic import Finding, Refusal, Severity, Words, fault


def refuse(finding: Finding) -> NoReturn:
    """Stop the planning of this variant."""
    raise Refusal([finding])


@fault(Severity.ERROR)
def half_said_row(caption: str) -> Words:
    """A row or the header of a table is said only in part in some variant.

    A row without one of its cells would shift the others under wrong headers.
    """
    return (
        f"the table '{caption}' has a row that is said only in part here",
        "give every cell of a row the same registers",
    )


@fault(Severity.ERROR)
def untitled_section(section: str, register: str) -> Words:
    """A section has something to say to this audience, but no title for it.

    A leaflet never falls back to clinicians' words, so its title must be given
    in the plain register too.
    """
    return (
        f"section '{section}' has no title in '{register}'",
        f"write 'title:' as a mapping with '{register}:'",
    )


@fault(Severity.ERROR)
def nothing_to_print(variant: str) -> Words:
    """A topic has nothing to say in a variant it is meant for.

    Take the audience out of ``audiences``, or write something for it.
    """
    return (
        f"this topic says nothing in the variant '{variant}'",
        "write the missing register, or narrow 'audiences'",
    )


@fault(Severity.ERROR)
def untitled_topic(register: str) -> Words:
    """The title of the topic is missing in a register a variant needs."""
    return f"the topic has no title in '{register}'", f"add '{register}:' to 'title:'"


@fault(Severity.ERROR)
def unknown_language(language: str, known: str) -> Words:
    """The templates have no words of their own in the language of a topic.

    Headings, marks and column heads come from ``templates/shared/labels``.
    """
    return (
        f"there are no labels for '{language}'; there are: {known}",
        "add a file of labels, or write in one of these",
    )
