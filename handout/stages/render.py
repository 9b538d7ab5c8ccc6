"""Render a plan to HTML with the variant's own template: the only door to Jinja2."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from handout.model.diagnostic import Diagnostic, HandoutError, Span
from handout.model.faults import printing
from handout.model.language.lettering import drawn_apart
from handout.model.language.mirror import mirrored
from handout.model.plan import Plan


def render(plan: Plan, folders: Sequence[Path]) -> str:
    """The HTML of one handout.

    Templates decide looks, the plan decides content: they are sandboxed, an
    undefined name stops them, and all text is escaped. ``folders`` are searched
    in order, so that a project may replace a template of ours.
    """
    environment = _environment(tuple(folders))
    try:
        pages = [f"{folder}/page.html.j2" for folder in reversed(plan.variant.folders)]
        return environment.select_template(pages).render(plan=plan)
    except Exception as error:
        raise HandoutError([_diagnostic(error, folders, plan.variant.id)]) from error


class _Loader(FileSystemLoader):
    """Templates of the first folder that has them, read again once another file stands in their place.

    Jinja2's own loader looks only at the file that it read: a worker that lives
    on would never see a project's template that is put over ours meanwhile.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        first = self._first(template)
        source, filename, _ = super().get_source(environment, template)
        return source, filename, lambda: self._first(template) == first

    def _first(self, template: str) -> tuple[object, ...] | None:
        """The file that the name leads to now, and what changes whenever it does."""
        for folder in self.searchpath:
            with suppress(OSError):
                path = Path(folder, template)
                status = path.stat()
                return path, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
        return None


@cache
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Loader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["drawn_apart"] = drawn_apart
    environment.filters["mirrored"] = lambda css: Markup(mirrored(str(css)))  # noqa: S704 - made of style sheets alone
    # A style sheet is a file of the templates, never content: it alone is not escaped.
    environment.globals["css"] = lambda name: Markup(environment.get_template(name).render())  # noqa: S704
    return environment


def _diagnostic(error: Exception, folders: Sequence[Path], variant: str) -> Diagnostic:
    """The template's own file and line: an author's template is content too, never a traceback of ours."""
    path, line = _where(error, folders)
    if not path and not isinstance(error, TemplateError):
        raise error
    said = getattr(error, "message", None) or str(error) or type(error).__name__
    name = Path(path) if path else Path(f"templates/{variant}/page.html.j2")
    return printing.template_error((), " ".join(said.split())).at(_span(name, line))


def _where(error: Exception, folders: Sequence[Path]) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    frames: list[Any] = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if any(Path(frame.filename).is_relative_to(folder) for folder in folders)
    ]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else ("", 1)


def _span(path: Path, line: int) -> Span:
    try:
        excerpt = path.read_text(encoding="utf-8").splitlines()[line - 1]
    except (OSError, IndexError):
        excerpt = ""
    return Span(path, line, 1, max(1, len(excerpt)), excerpt)
