"""The press: one plan becomes one proven print, or none."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from handout.jobs import Job
from handout.model.diagnostic import HandoutError
from handout.model.document import Document
from handout.model.faults import printing
from handout.model.outcome import Outcome
from handout.model.plan import Plan
from handout.project import Project
from handout.stages.prove import prove
from handout.stages.render import prepare, render
from handout.stages.typeset import typeset, warm
from handout.stages.write import withdraw, write

PAPERS_MM = {"A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
"""Larger papers, tried in turn where a text does not fit."""


def heat(project: Project, jobs: Iterable[Job]) -> None:
    """Load the typesetter, its fonts and the templates once, before any job."""
    warm(project.fonts)
    topics = {id(job.sound.topic): job.sound.topic for job in jobs}.values()
    blocks = (block for topic in topics for section in topic.sections for block in section.blocks)
    prepare(project.template_folders, {block.kind for block in blocks})


def may_share_out() -> bool:
    """Whether jobs may be printed by forked workers, here and now.

    A process with threads must not be forked: the validator keeps some of its
    own once it has been asked, and a child would wait for them in vain.
    """
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def press(job: Job) -> Outcome:
    """One print, proven and written; or refused, and no older one left that looks current."""
    outcome = Outcome(job.sound.name, job.kind)
    pdf, page = job.paths
    try:
        chosen = job.plan()
        html = render(chosen, job.project.template_folders)
        document = _proven(job, chosen, html)
        written = _written(job, {page: html.encode(), pdf: document.pdf})
    except HandoutError as error:
        withdraw((pdf, page))
        return replace(outcome, diagnostics=tuple(dict.fromkeys(error.diagnostics)))
    code = chosen.furniture.fingerprint
    return replace(outcome, written=written, pages=len(document.pages), fingerprint=code)


def artefacts(folder: Path, topic: str) -> list[Path]:
    """The prints of a topic that lie in a folder, of whatever variant and form."""
    return [path for path in sorted(folder.glob(f"{topic}-*")) if path.suffix in (".pdf", ".html")]


def _proven(job: Job, chosen: Plan, html: str) -> Document:
    document = typeset(html, job.project.fonts)
    found = prove(document, chosen, _larger(html, job.project, chosen, document))
    if found:
        raise HandoutError(job.sound.source.locate(each) for each in found)
    return document


def _written(job: Job, files: dict[Path, bytes]) -> tuple[Path, ...]:
    """Each file in its place; the PDF, which readers take for the print, last of all and named first."""
    try:
        return tuple(reversed([write(data, path) for path, data in files.items()]))
    except OSError as error:
        said = printing.unwritable_output((), str(error.filename or job.folder), error.strerror or str(error))
        raise HandoutError([job.sound.source.locate(said)]) from error


def _larger(html: str, project: Project, chosen: Plan, document: Document) -> str:
    """Which larger paper would hold a text that does not fit: found by laying it out."""
    if len(document.pages) <= chosen.most_pages:
        return ""
    width = document.pages[0].width_mm
    for name, paper in PAPERS_MM.items():
        if paper[0] > width + 1 and 0 < len(typeset(html, project.fonts, paper).pages) <= chosen.most_pages:
            return f"it would fit on {name}"
    return "no larger paper up to A3 would hold it"
