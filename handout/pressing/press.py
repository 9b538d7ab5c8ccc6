"""The press: a job becomes proven prints, or refusals; it touches no file but templates and fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.document import Document
from handout.model.job import Job, Pressed
from handout.model.plan import Plan
from handout.model.shortfall import Remedy
from handout.pressing.copyfit import fitted
from handout.pressing.shortening import cuts_that_fit
from handout.stages.prove import has_room, prove, remarks
from handout.stages.render import render
from handout.stages.typeset import lay_out, warm, warm_before_forks

BLANK = Document((), b"", ())

PAPERS_MM = {"A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
"""Larger papers, tried in turn where a text does not fit."""


def heat(fonts: Path, *, is_forked_from: bool) -> None:
    """Load the typesetter and its fonts once, before any job; templates are compiled as they are needed."""
    (warm_before_forks if is_forked_from else warm)(fonts)


@dataclass(frozen=True)
class _Sheet:
    """A plan laid out at some density, with or without ink; or what its templates refused."""

    plan: Plan
    html: str = ""
    document: Document = BLANK
    inked: Callable[[], Document] = lambda: BLANK
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_room(self) -> bool:
        return not self.diagnostics and has_room(self.document, self.plan)


def press(job: Job) -> tuple[Pressed, ...]:
    """Each plan of the job, printed and proven, or refused; in their order, and all set alike."""
    sheets = fitted(job.plans, partial(_sheet, job), lambda sheet: sheet.has_room)
    return tuple(_pressed(job, sheet) for sheet in sheets)


def _sheet(job: Job, plan: Plan) -> _Sheet:
    try:
        html = render(plan, job.template_folders)
    except HandoutError as error:
        return _Sheet(plan, diagnostics=error.diagnostics)
    laid = lay_out(html, job.fonts, is_grey=plan.variant.is_mono)
    if len(job.plans) > 1 and has_room(laid.document, plan):  # many layouts weigh more than their PDFs
        document = laid.inked()
        return _Sheet(plan, html, document, lambda: document)
    return _Sheet(plan, html, laid.document, laid.inked)


def _pressed(job: Job, sheet: _Sheet) -> Pressed:
    plan, density = sheet.plan, sheet.plan.density
    if sheet.diagnostics:
        return Pressed(diagnostics=sheet.diagnostics)
    document = sheet.inked()
    if found := prove(document, plan, _remedy(job, sheet)):
        return Pressed(findings=tuple(dict.fromkeys(found)))
    fill = tuple(page.fill_percent for page in document.pages)
    told = tuple(remarks(document, plan))
    return Pressed(sheet.html, document.pdf, len(document.pages), told, fill=fill, density=density)


def _remedy(job: Job, sheet: _Sheet) -> Remedy:
    """What would make room for a text that does not fit: found by laying it out."""
    plan, document = sheet.plan, sheet.document
    if len(document.pages) <= plan.most_pages:
        return Remedy()
    cuts = cuts_that_fit(
        plan, document, lambda other: _sheet(replace(job, plans=(other,)), other).document, has_room
    )
    return Remedy(_larger(job, sheet), cuts)


def _larger(job: Job, sheet: _Sheet) -> str:
    width = sheet.document.pages[0].width_mm
    for name, paper in PAPERS_MM.items():
        pages = lay_out(sheet.html, job.fonts, paper).document.pages if paper[0] > width + 1 else ()
        if 0 < len(pages) <= sheet.plan.most_pages:
            return f"it would fit on {name}"
    return "no larger paper up to A3 would hold it"
