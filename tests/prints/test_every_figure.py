"""No figure of a block is idle: change it in the file, and a print changes or is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handout.model.diagnostic import HandoutError
from handout.model.source import Stretch
from handout.model.topic import Topic
from handout.project import PACKAGED, Project
from handout.sound import known_variants, planned, sound_topic
from handout.stages.read import read_text
from handout.stages.read.tree import grow
from tests.conftest import TODAY

PROJECT = Project(PACKAGED.parent)
VARIANTS = [each for each in known_variants(PROJECT)[0] if not each.edition_of]
FIGURE = re.compile(r"(?P<figure>\d[\d,]*(\.\d+)?)(?P<unit>( (per )?[A-Za-z/% ]+)?)")
GUARDS = {("schedule", "largest_step"), ("conversion", "ratio"), ("conversion", "up_to")}
"""Figures that only check others: a slip in them refuses, a change within their bounds prints nothing."""


def figures(text: str) -> Iterator[tuple[str, Stretch, str]]:
    """Each scalar below the sections that is a figure and no more, with the key it stands under."""
    source, data, _ = grow(text, Path("topic.yaml"))
    for place, stretch in source.values.items():
        node = data
        for part in place:
            node = node[part]
        key = next(str(part) for part in reversed(place) if isinstance(part, str))
        if (
            place[:1] == ("sections",)
            and isinstance(node, str)
            and FIGURE.fullmatch(node)
            and not any(block in place and key == guard for block, guard in GUARDS)
        ):
            yield key, stretch, str(node)


def altered(text: str, stretch: Stretch, old: str) -> str:
    """The file with one figure nearly doubled, so that it is another and still well formed."""
    found = FIGURE.fullmatch(old)
    assert found
    figure = found["figure"].replace(",", "")
    more = f"{figure.rstrip('0') or '0'}7" if "." in figure else str(int(figure) * 2 + 1)
    lines = text.splitlines(keepends=True)
    line = lines[stretch.line]
    end = stretch.end_column if stretch.end_line == stretch.line else len(line)
    lines[stretch.line] = (
        line[: stretch.column] + line[stretch.column : end].replace(found["figure"], more, 1) + line[end:]
    )
    return "".join(lines)


def codes(project: Project, name: str) -> tuple[str, ...]:
    """The code of each print; nothing where the topic is refused."""
    try:
        sound, _ = sound_topic(project, name, VARIANTS, TODAY)
        return tuple(planned(project, sound, each, TODAY).furniture.fingerprint for each in sound.variants)
    except HandoutError:
        return ()


@pytest.mark.slow
@pytest.mark.parametrize("name", PROJECT.topic_names)
def test_no_figure_of_a_block_is_idle(name: str) -> None:
    """A figure that could be wrong without anybody seeing it would be worse than none."""
    path = PROJECT.topic_path(name)
    text = path.read_text(encoding="utf-8")
    before = codes(PROJECT, name)
    assert before
    idle = []
    for key, stretch, old in figures(text):
        project = Project(PROJECT.root)
        try:
            topic = read_text(altered(text, stretch, old), Topic, path, path.parent)
        except HandoutError:
            continue
        project._topics[name] = topic
        if codes(project, name) == before:
            idle.append(f"line {stretch.line + 1}: {key}: {old}")
    assert idle == []
