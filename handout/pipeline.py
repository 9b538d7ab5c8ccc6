"""The whole road from content to print. Start reading here.

content/topics/*.yaml  ─read→ Topic ─lint→ sound Topic ┐
content/references/*   ─read→ Library ─────────────────┤
templates/*/variant.yaml ─read→ Variant ───────────────┴─plan→ Plan
    ─render→ HTML ─typeset→ Document ─prove→ sound Document ─write→ output/<topic>/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from handout.lint import lint
from handout.lint.library import lint_library
from handout.lint.rule import Case
from handout.lint.rules.citing import citations
from handout.model.diagnostic import Diagnostic, HandoutError, Refusal, errors
from handout.model.document import Document
from handout.model.faults import printing
from handout.model.plan import Plan
from handout.model.source import Source
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.project import Project
from handout.stages.plan import Surroundings, plan
from handout.stages.prove import prove
from handout.stages.render import render
from handout.stages.typeset import typeset
from handout.stages.write import withdraw, write

PAPERS_MM = {"A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
"""Larger papers, tried in turn where a text does not fit."""


@dataclass(frozen=True)
class Sound:
    """A topic that no rule calls wrong, with what it was read from and the variants it is for."""

    name: str
    topic: Topic
    source: Source
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one print, or of a topic or library that never came to print."""

    topic: str
    variant: str = ""
    written: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    fingerprint: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(errors(self.diagnostics))


def build(
    project: Project, today: date, output: Path, topics: Sequence[str] = (), variants: Sequence[str] = ()
) -> Iterator[Outcome]:
    """Build each wanted variant of each wanted topic; a refusal of one never costs another."""
    yield from check_library(project, set(topics) or None)
    known = _variants(project)
    yield from known[1]
    for name in topics or project.topic_names:
        folder = output / name
        try:
            sound, warnings = sound_topic(project, name, known[0], today)
        except HandoutError as error:
            withdraw(_artefacts(folder, name, variants or project.variant_names))
            yield Outcome(name, diagnostics=error.diagnostics)
            continue
        yield Outcome(name, diagnostics=warnings)
        wanted = [each for each in sound.variants if not variants or each.id in variants]
        withdraw(_artefacts(folder, name, set(project.variant_names) - {each.id for each in sound.variants}))
        for variant in wanted:
            yield _print(project, sound, variant, today, folder)


def check(project: Project, today: date, topics: Sequence[str] = ()) -> Iterator[Outcome]:
    """All that can be found wrong without typesetting."""
    yield from check_library(project, set(topics) or None)
    known = _variants(project)
    yield from known[1]
    for name in topics or project.topic_names:
        try:
            sound, warnings = sound_topic(project, name, known[0], today)
        except HandoutError as error:
            yield Outcome(name, diagnostics=error.diagnostics)
            continue
        found = list(warnings)
        for variant in sound.variants:
            try:
                planned(project, sound, variant, today)
            except HandoutError as error:
                found += error.diagnostics
        yield Outcome(name, diagnostics=tuple(dict.fromkeys(found)))


def sound_topic(
    project: Project, name: str, variants: Sequence[Variant], today: date
) -> tuple[Sound, tuple[Diagnostic, ...]]:
    """The topic, once no rule calls it wrong, and what rules merely remark on."""
    topic, source = project.topic(name)
    images = project.images
    case = Case(topic, project.filed.references, tuple(variants), images, project.coverage, today)
    found = tuple(dict.fromkeys(source.locate(each) for each in lint(case)))
    if errors(found):
        raise HandoutError(found)
    return Sound(name, topic, source, case.addressed_variants), found


def planned(project: Project, sound: Sound, variant: Variant, today: date) -> Plan:
    """The plan of one variant."""
    around = Surroundings(
        project.filed.references,
        project.labels(sound.topic.language),
        project.images,
        project.template_digest(variant.id),
        today,
    )
    try:
        return plan(sound.name, sound.topic, variant, around)
    except Refusal as refusal:
        raise HandoutError(sound.source.locate(each) for each in refusal.findings) from refusal


def _print(project: Project, sound: Sound, variant: Variant, today: date, folder: Path) -> Outcome:
    """One print, proven and written; or refused, and no older one left that looks current."""
    outcome = Outcome(sound.name, variant.id)
    try:
        chosen = planned(project, sound, variant, today)
        html = render(chosen, project.template_folders)
        document = typeset(html, project.fonts)
        found = prove(document, chosen, _larger(html, project, chosen, document))
        if found:
            raise HandoutError(sound.source.locate(each) for each in found)
    except HandoutError as error:
        withdraw(_artefacts(folder, sound.name, [variant.id]))
        return replace(outcome, diagnostics=tuple(dict.fromkeys(error.diagnostics)))
    pdf, page = _artefacts(folder, sound.name, [variant.id])
    try:
        written = (write(document.pdf, pdf), write(html.encode(), page))
    except OSError as error:
        said = printing.unwritable_output((), pdf.as_posix(), error.strerror or str(error))
        return replace(outcome, diagnostics=(sound.source.locate(said),))
    code = chosen.furniture.fingerprint
    return replace(outcome, written=written, pages=len(document.pages), fingerprint=code)


def _larger(html: str, project: Project, chosen: Plan, document: Document) -> str:
    """Which larger paper would hold a text that does not fit: found by laying it out."""
    if len(document.pages) <= chosen.most_pages:
        return ""
    width = document.pages[0].width_mm
    for name, paper in PAPERS_MM.items():
        if paper[0] > width + 1 and len(typeset(html, project.fonts, paper).pages) <= chosen.most_pages:
            return f"it would fit on {name}"
    return "no larger paper up to A3 would hold it"


def _artefacts(folder: Path, topic: str, variants: Sequence[str] | set[str]) -> list[Path]:
    return [folder / f"{topic}-{variant}.{kind}" for variant in variants for kind in ("pdf", "html")]


def _variants(project: Project) -> tuple[list[Variant], list[Outcome]]:
    """The variants that can be read, and what is wrong with the others."""
    known, refused = [], []
    for name in project.variant_names:
        try:
            known.append(project.variant(name))
        except HandoutError as error:
            refused.append(Outcome("", name, diagnostics=error.diagnostics))
    return known, refused


def check_library(project: Project, only: set[str] | None) -> Iterator[Outcome]:
    """What is wrong with the library; unread references are remarked on where all topics are looked at."""
    filed, cited = project.filed, set()
    found = list(filed.diagnostics)
    for name in project.topic_names:
        try:
            topic, _ = project.topic(name)
        except HandoutError:
            only = only or {name}  # an unreadable topic may cite anything
            continue
        case = Case(topic, filed.references, (), {}, lambda _: True, date.min)
        cited |= {key for _, key in citations(case)}
    for key, finding in lint_library(filed.references, cited):
        diagnostic = filed.sources[key].locate(finding)
        if not (only and diagnostic.code == "uncited-reference"):
            found.append(diagnostic)
    if found:
        yield Outcome("", diagnostics=tuple(found))
