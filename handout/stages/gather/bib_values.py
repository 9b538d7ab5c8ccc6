"""The values of BibTeX: braces, quotation marks, figures and abbreviations, joined by '#'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handout.stages.gather.dates import MONTHS

LONGEST = 100_000


def said(value: str, macros: Mapping[str, str], depth: int = 0) -> tuple[str, list[str]]:
    """The text of a value, and each abbreviation that nothing explains."""
    text = ""
    unknown: list[str] = []
    for part in _parts(value[:LONGEST]):
        name = part.lower()
        if part[:1] in '{"' and len(part) > 1:
            text += part[1:-1]
        elif part.isdigit() or name in MONTHS:
            text += part
        elif name in macros and depth < 5:
            more, lost = said(macros[name], macros, depth + 1)
            text, unknown = (text + more)[:LONGEST], [*unknown, *lost]
        elif part:
            unknown.append(part)
    return re.sub(r"\s+", " ", text).strip(), unknown


def _parts(value: str) -> Iterator[str]:
    """The value cut at each '#' that stands outside braces and quotation marks."""
    start, depth, in_quotes = 0, 0, False
    for found in re.finditer(r'\\.|[{}"#]', value, re.DOTALL):
        match found[0]:
            case "{":
                depth += 1
            case "}":
                depth -= 1
            case '"' if depth == 0:
                in_quotes = not in_quotes
            case "#" if depth == 0 and not in_quotes:
                yield value[start : found.start()].strip()
                start = found.end()
    yield value[start:].strip()
