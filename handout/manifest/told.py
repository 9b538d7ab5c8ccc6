"""Findings and outcomes as plain data, so that they can be told again without being found again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handout.model.diagnostic import Diagnostic, Severity, Span

Told = dict[str, Any]


def told(found: Iterable[Diagnostic]) -> list[Told]:
    """Each finding as JSON can hold it."""
    return [
        {
            "code": each.code,
            "severity": str(each.severity),
            "message": each.message,
            "hint": each.hint,
            "file": each.span.path.as_posix(),
            "line": each.span.line,
            "column": each.span.column,
            "length": each.span.length,
            "excerpt": each.span.excerpt,
        }
        for each in found
    ]


def untold(raw: Iterable[Told]) -> tuple[Diagnostic, ...]:
    """The findings again."""
    return tuple(
        Diagnostic(
            str(each["code"]),
            Severity(each["severity"]),
            str(each["message"]),
            str(each["hint"]),
            Span(
                Path(each["file"]),
                int(each["line"]),
                int(each["column"]),
                int(each["length"]),
                str(each["excerpt"]),
            ),
        )
        for each in raw
    )
