"""``handout translate``: begin a translation, or tell what is left to do in one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.show import show
from handout.cli.usage import Misuse, add_project, known, opened

if TYPE_CHECKING:
    from handout.model.wording import Register
    from handout.project import Project

DESCRIPTION = """\
Write content/translations/TOPIC.LANG.yaml with every sentence of the topic,
ready to be translated. Where that file is there already, list the sentences
that the source has changed since and those that nobody has translated."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", metavar="TOPIC", help="a name under content/topics")
    parser.add_argument("--language", required=True, metavar="LANG", help="into which one, such as cy")
    parser.add_argument(
        "--register",
        action="append",
        default=[],
        choices=("text", "short", "plain", "brief"),
        dest="registers",
        help="what is translated; may be repeated (default: plain, the patients' words)",
    )
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    from handout.model.diagnostic import HandoutError

    project = opened(options)
    (topic,) = known([options.topic], project.topic_names, "topic")
    try:
        if f"{topic}.{options.language}" in project.translation_names:
            return _compare(project, topic, options.language)
        print(begin(project, topic, options.language, options.registers or ["plain"]))
    except HandoutError as error:
        show(error.diagnostics)
        return 1
    return 0


def _compare(project: Project, topic: str, language: str) -> int:
    """What is out of step with the source; nothing is written."""
    from handout.stages.translate import Overlay

    translation, source = project.translation(f"{topic}.{language}")
    overlay = Overlay(project.topic(topic)[0], translation)
    found = [source.locate(each) for each in overlay.gaps()]
    show(found)
    print(f"{len(overlay.stale)} stale, {len(overlay.missing)} missing; the source is {overlay.fingerprint}")
    return 1 if found else 0


def begin(project: Project, topic: str, language: str, registers: Sequence[Register]) -> Path:
    """Write a translation with nothing translated yet; never over one that is there."""
    import re

    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", language):
        raise Misuse(f"'{language}' is not a language; write it as cy, or pt-BR")
    path = project.translations_folder / f"{topic}.{language}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_skeleton(project, topic, language, registers)) + "\n", encoding="utf-8")
    return path


def _skeleton(project: Project, topic: str, language: str, registers: Sequence[Register]) -> Iterator[str]:
    from handout.model.language.written import written
    from handout.stages.translate import sentences, source_fingerprint

    source = project.topic(topic)[0]
    yield "# yaml-language-server: $schema=../schema/translation.schema.json"
    yield "# Fill in each 'to'; 'handout check' holds every figure, unit and citation against the source."
    yield from ("schema: 1", f"of: {topic}", f"language: {language}")
    yield f"source: {source_fingerprint(source, registers)}"
    yield f"registers: [{', '.join(registers)}]"
    yield "translator: {name: Name of the translator, role: Their role}"
    yield "# Somebody else, who reads both languages; until then every page says DRAFT."
    yield "# verified: {name: Name of the reader, role: Their role, on: 2027-01-31}"
    yield "# Each unit that is a word, with every form that a figure before it asks for."
    yield "# units: {days: [...]}"
    yield "sentences:"
    for text in dict.fromkeys(written(prose) for _, prose in sentences(source, registers)):
        yield f"  - from: {json.dumps(text, ensure_ascii=False)}"
        yield "    to:"
