"""Say what an author most likely meant where YAML gives up."""

from __future__ import annotations

import re

import yaml

from handout.model.diagnostic import Finding
from handout.model.faults import reading
from handout.model.source import Stretch

# A value that opens with a sign of YAML's own: after 'key: ', '- ', or alone on its line.
_OPENS = re.compile(r"^\s*(?:- )*(?:[\w.-]+:\s+)?(?P<sign>\*\*|\[@|[{\[>|%!&*@`])")
_INNER_COLON = re.compile(r"^\s*(?:- )*[\w.-]+:\s+[^\"'\s].*?(?P<sign>: )")


def explain(error: yaml.YAMLError, lines: tuple[str, ...]) -> tuple[Finding, Stretch]:
    """The fault behind a YAML error, where it is rather than where the parser noticed."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _unreadable(error, lines)
    context = getattr(error, "context_mark", None)
    for line in dict.fromkeys((mark.line, mark.line - 1, context.line if context else mark.line)):
        if 0 <= line < len(lines) and (found := _sign(lines[line])):
            start, end = found.span("sign")
            return reading.unquoted_text((), found["sign"].strip() or ":"), Stretch(line, start, line, end)
    problem = str(getattr(error, "problem", None) or "the text cannot be parsed")
    if context is not None and "end of stream" in problem:
        mark, problem = context, "what begins here has no end"
    line = min(mark.line, max(len(lines) - 1, 0))
    return reading.yaml_syntax((), problem), Stretch(line, mark.column, line, mark.column + 1)


def _sign(line: str) -> re.Match[str] | None:
    opened = _OPENS.match(line)
    if opened and opened["sign"] in "{[" and line.rstrip().endswith(("}", "]", ",", "{", "[")):
        return None
    return opened or _INNER_COLON.match(line)


def _unreadable(error: yaml.YAMLError, lines: tuple[str, ...]) -> tuple[Finding, Stretch]:
    """A character that YAML forbids; the C parser names its offset, not its line."""
    character = getattr(error, "character", None)
    code = f"U+{character:04X}" if isinstance(character, int) else "a control character"
    for number, line in enumerate(lines):
        if found := re.search(r"[^\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", line):
            at = Stretch(number, found.start(), number, found.end())
            return reading.yaml_syntax((), f"it holds {code}"), at
    return reading.yaml_syntax((), f"it holds {code}"), Stretch(0, 0, 0, 1)
