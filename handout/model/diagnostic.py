"""Problems, told the same way whoever finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec

Place = tuple[str | int, ...]
"""A path of keys and indices into a content file."""

Words = tuple[str, str]
"""What is wrong, and what mends it."""

P = ParamSpec("P")


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A stretch of one line of a file; line and column count characters from 1."""

    path: Path
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One problem, where it is, and what would mend it."""

    code: str
    severity: Severity
    message: str
    hint: str
    span: Span


class Finding(NamedTuple):
    """A problem at a place in the content, before the place is known as line and column."""

    code: str
    severity: Severity
    message: str
    hint: str
    place: Place = ()
    needle: str = ""

    def on(self, needle: str) -> Finding:
        """The same problem, narrowed to the first ``needle`` in the text at its place."""
        return self._replace(needle=needle)

    def below(self, place: Place) -> Finding:
        """The same problem, seen from further up the file."""
        return self._replace(place=(*place, *self.place))

    def at(self, span: Span) -> Diagnostic:
        return Diagnostic(self.code, self.severity, self.message, self.hint, span)


class Page(NamedTuple):
    """What ``handout explain`` prints about one code."""

    code: str
    severity: Severity
    text: str


PAGES: dict[str, Page] = {}


def file_page(name: str, severity: Severity, text: str | None) -> str:
    """File the manual page of a problem under its code, and return the code."""
    if not text:
        raise TypeError(f"{name} needs a docstring: it is the manual page")
    from inspect import cleandoc  # slow to load, and no page is filed by a build that has nothing to do

    code = name.replace("_", "-")
    PAGES[code] = Page(code, severity, cleandoc(text))
    return code


def fault(
    severity: Severity,
) -> Callable[[Callable[P, Words]], Callable[Concatenate[Place, P], Finding]]:
    """Turn a function that words a fault into one that makes the finding.

    The function's name is the code, its docstring the manual page: a fault
    cannot be raised without being explained.
    """

    def filed(words: Callable[P, Words]) -> Callable[Concatenate[Place, P], Finding]:
        code = file_page(words.__name__, severity, words.__doc__)

        def found(place: Place, /, *args: P.args, **kwargs: P.kwargs) -> Finding:
            message, hint = words(*args, **kwargs)
            return Finding(code, severity, message, hint, place)

        return found

    return filed


class HandoutError(Exception):
    """The author must change something before this handout can be printed."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)  # alone, so that it travels between processes whole

    def __str__(self) -> str:
        return "; ".join(f"{each.span}: {each.message}" for each in self.diagnostics)


class Refusal(Exception):
    """A stage will not go on; its findings still lack line and column."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "; ".join(each.message for each in self.findings)


def errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that stop a print."""
    return [each for each in found if each.severity is Severity.ERROR]
