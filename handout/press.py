"""The press: a job becomes proven prints, or refusals; it touches no file but templates and fonts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from handout.model.diagnostic import HandoutError
from handout.model.document import Document
from handout.model.job import Job, Pressed
from handout.model.plan import Plan
from handout.stages.prove import prove
from handout.stages.render import prepare, render
from handout.stages.typeset import typeset, warm

PAPERS_MM = {"A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
"""Larger papers, tried in turn where a text does not fit."""


def heat(fonts: Path, template_folders: Sequence[Path], kinds: Collection[str] | None = None) -> None:
    """Load the typesetter, its fonts and the templates once, before any job."""
    warm(fonts)
    prepare(template_folders, kinds)


def press(job: Job) -> tuple[Pressed, ...]:
    """Each plan of the job, printed and proven, or refused; in their order."""
    return tuple(_pressed(job, plan) for plan in job.plans)


def _pressed(job: Job, plan: Plan) -> Pressed:
    try:
        html = render(plan, job.template_folders)
    except HandoutError as error:
        return Pressed(diagnostics=error.diagnostics)
    document = typeset(html, job.fonts)
    found = prove(document, plan, _larger(html, job.fonts, plan, document))
    if found:
        return Pressed(findings=tuple(dict.fromkeys(found)))
    return Pressed(html, document.pdf, len(document.pages))


def _larger(html: str, fonts: Path, plan: Plan, document: Document) -> str:
    """Which larger paper would hold a text that does not fit: found by laying it out."""
    if len(document.pages) <= plan.most_pages:
        return ""
    width = document.pages[0].width_mm
    for name, paper in PAPERS_MM.items():
        if paper[0] > width + 1 and 0 < len(typeset(html, fonts, paper).pages) <= plan.most_pages:
            return f"it would fit on {name}"
    return "no larger paper up to A3 would hold it"
