"""Show diagnostics to people and to machines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from handout.manifest.told import told as told_as_data
from handout.model.diagnostic import Diagnostic, Severity

WIDEST = 160
COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}


def in_colour(text: str, code: str, stream: TextIO) -> str:
    """Coloured for a terminal; plain where it is piped, or where NO_COLOR is set."""
    wanted = is_terminal(stream) and not os.environ.get("NO_COLOR")
    return f"\033[{code}m{text}\033[0m" if wanted else text


def is_terminal(stream: TextIO) -> bool:
    """A person looks on, with something that can be steered."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def show(diagnostics: Sequence[Diagnostic], stream: TextIO | None = None) -> None:
    """Each problem with its place, its line, and its remedy."""
    stream = stream or sys.stderr
    for each in diagnostics:
        print(told(each, stream), file=stream, flush=True)


def told(each: Diagnostic, stream: TextIO) -> str:
    """One problem as a person reads it."""
    severity = in_colour(each.severity, COLOURS[each.severity], stream)
    lines = [f"{each.span}: {severity}: {each.message} [{each.code}]"]
    if each.span.excerpt.strip():
        lines += _pointed(each)
    lines.append(f"  hint: {each.hint}")
    return "\n".join(lines)


def _pointed(each: Diagnostic) -> list[str]:
    """The line of the file, and carets under what is meant; a long line is shown around them."""
    span = each.span
    start = max(0, span.column - 1 - WIDEST // 2) if len(span.excerpt) > WIDEST else 0
    shown = "".join(map(_harmless, span.excerpt[start : start + WIDEST]))
    carets = min(span.length, max(1, len(shown) - (span.column - 1 - start)))
    indent = " " * (span.column - 1 - start)
    return [f"{span.line:5} | {shown}", f"      | {indent}{'^' * carets}"]


def _harmless(sign: str) -> str:
    """A sign that steers a terminal, or cannot be seen on it, is shown as a dot of the same width."""
    return sign if sign.isprintable() else " " if sign == "\t" else "·"


def as_data(each: Diagnostic) -> dict[str, Any]:
    """One problem as a machine reads it; the line itself it can read in the file."""
    (data,) = told_as_data([each])
    return {key: value for key, value in data.items() if key != "excerpt"}


def show_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
