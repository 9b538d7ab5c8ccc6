"""References as they are laid out in a file of the library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from handout.model.reference import Name, Reference

HEAD = """\
# yaml-language-server: $schema=../schema/references.schema.json
schema: 1
references:
"""

# Text that needs no quotation marks: on a line of its own, and between the braces of a name.
BARE = re.compile(r"[\w(](?:[^:#]|:(?=\S)|(?<=\S)#)*")
BARE_WITHIN = re.compile(r"\w[^:#\[\]{},]*")
# What some reader of YAML takes for a truth value, a figure or a time, and so for other text than was typed.
GUESSED = re.compile(
    r"y|n|yes|no|on|off|true|false|null|\.inf|\.nan|0[0-9_]*[0-9]|[0-9_]*\.[0-9_]*|[0-9][0-9_.]*e[+-]?[0-9]+"
    r"|0[xob][0-9a-f_]+|[0-9_]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|[0-9]+_[0-9_]*",
    re.IGNORECASE,
)


def laid_out(references: Mapping[str, Reference], indent: int = 2) -> str:
    """One entry below the other, keys in the order of the model, names each on a line."""
    margin = " " * indent
    lines = [line for key, reference in references.items() for line in _entry(key, reference)]
    return "".join(f"{margin}{line}\n" for line in lines)


def _entry(key: str, reference: Reference) -> Iterator[str]:
    yield f"{key}:"
    for name, field in Reference.model_fields.items():
        value = getattr(reference, name)
        if isinstance(value, tuple) and value:
            yield f"  {name}:"
            yield from (f"    - {{{_name(each)}}}" for each in value)
        elif value:
            yield f"  {field.alias or name}: {quoted(value)}"


def _name(name: Name) -> str:
    said = name.model_dump(exclude_none=True)
    return ", ".join(f"{part}: {quoted(text, BARE_WITHIN)}" for part, text in said.items())


def quoted(text: str, bare: re.Pattern[str] = BARE) -> str:
    """The text bare, or in quotation marks where some reader of YAML would take it for more than text."""
    is_bare = bare.fullmatch(text) and not GUESSED.fullmatch(text) and not text[-1].isspace()
    return text if is_bare else json.dumps(text, ensure_ascii=False)
