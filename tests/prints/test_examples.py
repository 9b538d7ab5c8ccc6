"""Each kind of block has an example that prints soundly for every reader, as somebody last accepted it.

The golden files hold what stands between the title and the foot: furniture is the affair of the topic `full`.
"""

from __future__ import annotations

import re
from difflib import unified_diff
from pathlib import Path

import pytest

from handout.model.variant import Variant
from handout.project import Project
from handout.sound import known_variants, sound_topic
from handout.stages.prove import prove
from tests.conftest import TODAY, lay_out

HERE = Path(__file__).parents[1]
PROJECT = Project(HERE / "examples")
GOLDEN = HERE / "golden" / "examples"
MAIN = re.compile(r"<main>\n(.*)</main>", re.DOTALL)


def variants_of(topic: str) -> list[Variant]:
    """The variants that an example is for, in the order of their names."""
    sound, _ = sound_topic(PROJECT, topic, known_variants(PROJECT)[0], TODAY)
    return sorted(sound.variants, key=lambda each: each.id)


PRINTS = [
    # An edition has the words and tags of its variant; that each of them is proven as well takes its time.
    pytest.param(topic, each.id, marks=[pytest.mark.long] if each.edition_of else [])
    for topic in PROJECT.topic_names
    for each in variants_of(topic)
]


def golden(topic: str, variant: Variant) -> Path:
    """An edition has the words of its variant, to the letter and to the tag."""
    return GOLDEN / f"{topic}-{variant.edition_of or variant.id}.html"


@pytest.mark.parametrize(("topic", "variant"), PRINTS)
def test_an_example_is_proven_and_as_it_was_accepted(
    topic: str, variant: str, request: pytest.FixtureRequest
) -> None:
    """No word or tag of a block changes unseen, and no example fails a proof."""
    made = lay_out(PROJECT, topic, variant)
    assert prove(made.document, made.plan) == []
    found = MAIN.search(made.html)
    assert found is not None
    path, now = golden(topic, made.plan.variant), found[1]
    if request.config.getoption("accept"):
        path.write_text(now, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    diff = "\n".join(unified_diff(before.splitlines(), now.splitlines(), "accepted", "now", lineterm=""))
    assert now == before, f"look at it; then accept it with `make accept`\n{diff}"


def test_nothing_else_is_golden() -> None:
    """A golden file that no test compares would look like a promise."""
    wanted = {golden(topic, each) for topic in PROJECT.topic_names for each in variants_of(topic)}
    assert {*GOLDEN.iterdir()} == wanted
