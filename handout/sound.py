"""Topics that no rule calls wrong, and their plans: the half of the road that needs no press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from handout.citations import styles
from handout.lint import lint
from handout.lint.library import lint_library
from handout.lint.neighbours import Neighbours, lint_neighbours
from handout.lint.rule import Case
from handout.model.diagnostic import Diagnostic, Finding, HandoutError, Refusal, Span, errors
from handout.model.faults import planning, shape
from handout.model.outcome import Outcome
from handout.model.plan import Plan
from handout.model.site import Site
from handout.model.source import Source
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.model.variant import Variant
from handout.project import Project
from handout.stages.plan import Surroundings, plan


@dataclass(frozen=True)
class Sound:
    """A topic that no rule calls wrong, with what it was read from and the variants it is for.

    ``form`` ends the file names of what is not the topic itself but a card of
    its batch, its translation, or its shape at a site; ``mark`` ends their ids.
    """

    name: str
    topic: Topic
    source: Source
    variants: tuple[Variant, ...]
    site: Site | None = None
    form: str = ""
    mark: str = ""
    translation: Translation | None = None
    translated_from: str = ""


def sound_topic(
    project: Project,
    name: str,
    variants: Sequence[Variant],
    today: date,
    beside: Neighbours | None = None,
) -> tuple[Sound, tuple[Diagnostic, ...]]:
    """The topic, once no rule calls it wrong, and what rules merely remark on.

    ``beside`` are the topics that it must not be mistaken for: all of a project
    where all are printed, and none where a few are named, which is quicker.
    """
    topic, source = project.topic(name)
    references, images = project.filed.references, project.images
    case = Case(topic, references, tuple(variants), images, project.coverage, today)
    every = (*lint(case), *(lint_neighbours(name, topic, beside) if beside else ()))
    found = tuple(sorted({source.locate(each) for each in every}, key=_in_the_file))
    if errors(found):
        raise HandoutError(found)
    if topic.language.split("-")[0] not in project.languages:
        unknown = planning.unknown_language(("language",), topic.language, ", ".join(project.languages))
        raise HandoutError([source.locate(unknown)])
    return Sound(name, topic, source, case.addressed_variants), found


def _in_the_file(each: Diagnostic) -> tuple[Span, str]:
    return (each.span, each.code)


def planned(project: Project, sound: Sound, variant: Variant, today: date) -> Plan:
    """The plan of one variant."""
    with located(sound.source):
        return plan(sound.name, sound.topic, variant, surroundings(project, sound, variant, today))


def surroundings(project: Project, sound: Sound, variant: Variant, today: date) -> Surroundings:
    """What the plan of a topic takes from its project, its site and the day."""
    whole = project.variant(variant.reminder_of).code if variant.reminder_of else ""
    return Surroundings(
        references=project.filed.references,
        labels=project.labels(sound.topic.language),
        images=project.images,
        template_digest=project.templates.digest(variant.id),
        today=today,
        site=sound.site,
        form=sound.mark,
        translation=sound.translation,
        translated_from=sound.translated_from,
        reminded_of=whole,
    )


@contextmanager
def located(source: Source) -> Iterator[None]:
    """What a stage refuses in here is told with the place in the file it came from."""
    try:
        yield
    except Refusal as refusal:
        raise HandoutError(source.locate(each) for each in refusal.findings) from refusal


def known_variants(project: Project) -> tuple[list[Variant], list[Outcome]]:
    """The variants that can be read, and what is wrong with the others."""
    known: dict[str, Variant] = {}
    refused = []
    for name in project.variant_names:
        try:
            variant, source = project.templates.variant(name)
            if found := [*_unfit(variant, known), *_incomplete(variant, project)]:
                raise HandoutError(source.locate(each) for each in found)
            known[variant.code] = variant
        except HandoutError as error:
            refused.append(Outcome("", name, diagnostics=error.diagnostics))
    return list(known.values()), refused


def _unfit(variant: Variant, known: Mapping[str, Variant]) -> Iterator[Finding]:
    """What only shows beside the rest of the house: the citation styles, the codes already taken."""
    if variant.citation_style not in (there := styles()):
        yield shape.unknown_choice(("citation_style",), variant.citation_style, ", ".join(there), None)
    if variant.code in known:
        message = f"'{variant.code}' is already the code of '{known[variant.code].id}'"
        yield shape.unsound_record(("code",), message, "choose another letter: prints are told apart by it")


def _incomplete(variant: Variant, project: Project) -> Iterator[Finding]:
    """A reminder names a print that there is, and each density has its style sheet."""
    for number, density in enumerate(variant.densities):
        if not project.template(f"{variant.id}/{density}.css").is_file():
            message = f"there is no style sheet '{density}.css' in the variant's folder"
            yield shape.unsound_record(("densities", number), message, "write it, or take the density out")
    others = [name for name in project.variant_names if name != variant.id]
    if variant.reminder_of and variant.reminder_of not in others:
        yield shape.unknown_choice(("reminder_of",), variant.reminder_of, ", ".join(others), None)


def checked_library(project: Project, cited: Set[str] | None) -> Iterator[Outcome]:
    """What is wrong with the library; what nobody cites only where all that is cited is known."""
    filed = project.filed
    found = list(filed.diagnostics)
    for key, finding in lint_library(filed.spines, cited):
        found.append(filed.sources[key].locate(finding))
    if found:
        yield Outcome("", diagnostics=tuple(found))
