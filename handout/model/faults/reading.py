"""Faults in a file as YAML, before its content is looked at."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault


@fault(Severity.ERROR)
def unreadable_file(why: str) -> Words:
    """A file is not there, cannot be opened, or does not hold UTF-8 text."""
    return f"this file cannot be read: {why}", "save it as UTF-8 text at this place"


@fault(Severity.ERROR)
def file_too_large(size: int, most: int) -> Words:
    """A content file is larger than any handout needs.

    Content from elsewhere is hostile until parsed: size, depth and aliases are limited.
    """
    return (
        f"the file has {size:,} bytes; {most:,} is the most",
        "split the topic, or take out what is not text",
    )


@fault(Severity.ERROR)
def yaml_syntax(problem: str) -> Words:
    """The file is not valid YAML, and no simpler cause was recognised.

    Look at the indentation, and at the line above the one named.
    """
    return (
        f"this is not valid YAML: {problem}",
        "check the indentation and the quotes here and one line above",
    )


@fault(Severity.ERROR)
def unquoted_text(sign: str) -> Words:
    """Text begins with, or holds, a sign that YAML takes for itself.

    ``{``, ``[``, ``*``, ``>``, ``%``, ``!``, ``&``, ``@`` and a backtick at the
    beginning, and ``: `` within, mean something to YAML, so the words would be
    lost or changed.

    Wrong: ``text: **Stop** the infusion``. Right: ``text: "**Stop** the infusion"``.
    """
    return (
        f"YAML reads '{sign}' as a sign of its own, not as text",
        'quote it: put the whole text in "double quotes"',
    )


@fault(Severity.ERROR)
def duplicate_key(key: str) -> Words:
    """A key stands twice in one record; YAML would silently keep the last.

    One of two contraindication lists would be gone without a trace.
    """
    return f"'{key}' is already given in this record", "merge the two, or rename one"


@fault(Severity.ERROR)
def nested_too_deep(most: int) -> Words:
    """Records are nested deeper than any content needs."""
    return f"this is nested more than {most} levels deep", "check the brackets and the indentation"


@fault(Severity.ERROR)
def too_many_nodes(most: int) -> Words:
    """A file holds more keys and items than any content needs, perhaps by aliases of aliases."""
    return (
        f"this file unfolds to more than {most:,} keys and items",
        "split the topic; write out what is aliased",
    )


@fault(Severity.ERROR)
def unknown_alias(name: str) -> Words:
    """An alias names an anchor that is not set above it.

    Most often the asterisk was meant as text: ``**strong**`` must be quoted.
    """
    return f"'*{name}' is an alias for nothing", "quote the text if the asterisk belongs to it"


@fault(Severity.ERROR)
def second_document() -> Words:
    """A file holds more than one YAML document; only the first would be read."""
    return (
        "a second YAML document begins here",
        "take the '---' out, or move what follows to a file of its own",
    )


@fault(Severity.ERROR)
def not_a_record() -> Words:
    """A file does not hold a mapping of keys at its top."""
    return "this file holds no record of keys and values", "begin with 'schema: 1'"


@fault(Severity.ERROR)
def misnamed_file(name: str) -> Words:
    """A file among the content has an ending that is not read.

    Passed over in silence, a new topic or a site's telephone numbers would be
    missing from every print, and nothing would say so.
    """
    return f"'{name}' is not read: content files end in .yaml", "rename it, or move it elsewhere"
