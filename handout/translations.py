"""The translations of a project, each laid over the topic that it translates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handout.lint import lint
from handout.lint.rule import Case
from handout.model.diagnostic import Diagnostic, HandoutError, Place, Refusal, Severity
from handout.model.faults import planning, shape, translating
from handout.model.language.notation import Notation
from handout.model.language.written import written
from handout.model.source import Source, Stretch
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.model.variant import Variant
from handout.project import Project
from handout.sound import Sound, located
from handout.stages.translate import remarks, sentences, translate


@dataclass(frozen=True)
class Rendering:
    """One translation of a topic: sound, or with what keeps it from being printed."""

    language: str
    sound: Sound | None
    diagnostics: tuple[Diagnostic, ...]


def translations(
    project: Project, whole: Sound, variants: Sequence[Variant], today: date
) -> Iterator[Rendering]:
    """Each translation of a topic; a refusal of one never costs another, nor the topic itself."""
    for language in languages_of(project, whole.name):
        try:
            translation, source = project.translation(f"{whole.name}.{language}")
            with located(source):
                topic = _laid(project, whole, translation, language)
            sound = _sound(whole, topic, translation, source)
            yield _linted(project, sound, variants, today)
        except HandoutError as error:
            yield Rendering(language, None, error.diagnostics)


def languages_of(project: Project, topic: str) -> list[str]:
    """The languages that a topic is translated into, by the names of the files."""
    parted = (name.partition(".") for name in project.translation_names)
    return [language for name, _, language in parted if name == topic and language]


def stray(project: Project) -> Iterator[Diagnostic]:
    """Translations whose file names no topic that is there."""
    for name in project.translation_names:
        topic, _, language = name.partition(".")
        if topic not in project.topic_names or not language:
            shown = project.shown(project.translations_folder / f"{name}.yaml")
            yield Source(shown, ()).locate(translating.translation_of_nothing((), topic))


def _laid(project: Project, whole: Sound, translation: Translation, language: str) -> Topic:
    said = {"of": (translation.of, whole.name), "language": (translation.language, language)}
    for key, (given, named) in said.items():
        if given != named:
            message = f"the file is named for '{named}'"
            raise Refusal([shape.unsound_record((key,), message, "name both alike")])
    if language.split("-")[0] not in project.languages:
        known = ", ".join(project.languages)
        raise Refusal([planning.unknown_language(("language",), language, known)])
    return translate(whole.topic, translation, Notation.of(project.labels(language)))


def _sound(whole: Sound, topic: Topic, translation: Translation, source: Source) -> Sound:
    """The topic in another language; what is found in it later is found in the translation's file."""
    language = translation.language
    return replace(
        whole,
        topic=topic,
        source=replace(source, values={**source.values, **_places(whole.topic, translation, source)}),
        form="-".join(filter(None, (whole.form, language))),
        mark="-".join(filter(None, (whole.mark, language.upper()))),
        translation=translation,
        translated_from=whole.topic.language,
    )


def _places(topic: Topic, translation: Translation, source: Source) -> Mapping[Place, Stretch]:
    """Where each wording of the topic is translated."""
    numbers = {written(each.from_): number for number, each in enumerate(translation.sentences)}
    found = {}
    for place, prose in sentences(topic, translation.registers):
        at = ("sentences", numbers[written(prose)], "to")
        if at in source.values:
            found[place] = source.values[at]
    return found


def _linted(project: Project, sound: Sound, variants: Sequence[Variant], today: date) -> Rendering:
    """Held against the rules like any topic; what they merely remark on was told of the source."""
    references, images = project.filed.references, project.images
    case = Case(sound.topic, references, tuple(variants), images, project.coverage, today)
    wrong = [sound.source.locate(each) for each in lint(case) if each.severity is Severity.ERROR]
    if wrong:
        raise HandoutError(dict.fromkeys(wrong))
    language, notation = sound.topic.language, Notation.of(project.labels(sound.topic.language))
    found = list(remarks(sound.translation, notation)) if sound.translation else []
    told = tuple(sound.source.locate(each) for each in found)
    return Rendering(language, replace(sound, variants=case.addressed_variants), told)
