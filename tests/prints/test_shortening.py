"""Where a text does not fit, the author is told what to shorten, by how much, and it is enough."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from handout.model.diagnostic import Diagnostic, Severity
from handout.pipeline import build
from handout.project import Project
from tests.conftest import TODAY

HERE = Path(__file__).parents[1]
Refused = Callable[[str], list[Diagnostic]]

TOPIC = """\
schema: 1
title: {{text: Overfull}}
kind: {kind}
language: en-GB
audiences: [clinician]
control:
  id: OVR
  version: "0.1"
  status: example
  organisation: The Handout tests
  authors: [{{name: A. Author, role: Test author}}]
  written: 2026-11-22
  review_due: 2027-11-01
{values}sections:
{sections}
"""
SECTION = """\
  - id: {name}
    kind: {kind}
    title: {title}
    blocks:
      - {block}:
"""
VALUES = """\
values:
  volume: {amount: 30, unit: mL, cite: [doe-2024]}
  dose: {amount: 300, unit: mg, cite: [doe-2024]}
"""
PRINTED = {"volume": "30 mL", "dose": "300 mg"}
FIGURES = re.compile(r"{(\w+)}")
# Sentences that end on a short last line, on a middling one, and on a full one; and such as take one line.
SENTENCES = (
    "Look at the invented patient from head to foot, and then again",
    "Ask who was there, and write it down",
    "Give the invented medicine slowly, as its label says, and stay with the patient until it is over",
    "Measure what can be measured, by day and by night, and do not trust it",
    "Wait",
    "Tell the next team what was given, when it was given and what came of it afterwards",
)


def topic(kind: str, *sections: tuple[str, str, int]) -> str:
    """A topic with sections of a kind, a block and so many sentences."""
    text = ""
    for number, (of, block, count) in enumerate(sections):
        text += SECTION.format(name=f"part-{number}", kind=of, title=f"Part {number}", block=block)
        for each in range(count):
            text += f"          - {{text: '{SENTENCES[each % len(SENTENCES)]}', cite: [doe-2024]}}\n"
    return TOPIC.format(kind=kind, sections=text, values="")


def topic_of_figures() -> str:
    """A topic whose statements begin with a figure, which nobody can shorten; one of them is far too long."""
    long = "{volume} of the invented medicine" + ", and a word more about how it is given" * 9
    said = [long, *["{volume} of the invented medicine is {dose} of it, so read the vial twice"] * 20]
    items = "".join(f"          - {{text: '{each}', cite: [doe-2024]}}\n" for each in said)
    section = SECTION.format(name="part", kind="effects", title="Part", block="points")
    return TOPIC.format(kind="medicine", sections=section + items, values=VALUES)


OVERFULL = {
    "a line too many on a crisis card": ("pocket-card", topic("crisis", ("actions", "steps", 12))),
    "some lines too many in two sections": (
        "pocket-card",
        topic("medicine", ("actions", "points", 12), ("effects", "points", 15)),
    ),
    "a frame that moves over whole": (
        "pocket-card",
        topic(
            "medicine",
            ("actions", "steps", 4),
            ("contraindications", "points", 9),
            ("effects", "points", 4),
        ),
    ),
    "statements that begin with a figure": ("pocket-card", topic_of_figures()),
}


def found(project: Project, variant: str, text: str) -> list[Diagnostic]:
    (project.root / "content/topics/overfull.yaml").write_text(text, encoding="utf-8")
    outcomes = build(Project(project.root), TODAY, project.root / "output", ["overfull"], [variant])
    return [each for outcome in outcomes if outcome.variant == variant for each in outcome.diagnostics]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Diagnostic]]:
    """What is said of an overfull text, asked once for all tests."""
    root = shutil.copytree(HERE / "project", tmp_path_factory.mktemp("overfull") / "project")
    return cache(lambda name: found(Project(root), *OVERFULL[name]))


def codes(diagnostics: Sequence[Diagnostic]) -> set[str]:
    return {each.code for each in diagnostics}


def cut_from(line: str, characters: int, end: bool) -> str:
    """A line of YAML whose statement has lost so many characters at its end or its beginning; no figure."""
    before, said, after = re.split(r"(?<=text: ')(.*?)(?=')", line, maxsplit=1)
    words = said.split(" ")
    while len(said) - len(" ".join(words)) < characters and len(words) > 1:
        plain = [number for number, word in enumerate(words) if not word.startswith("{")]
        del words[plain[-1] if end else plain[0]]
    return before + " ".join(words) + after


@pytest.mark.parametrize("end", [True, False], ids=["at the end", "at the beginning"])
@pytest.mark.parametrize("name", OVERFULL)
def test_exactly_the_cuts_that_are_told_make_it_fit(
    copied_project: Project, refused: Refused, name: str, end: bool
) -> None:
    """Each note stands at a statement and says by how much; all of them made, the print is proven."""
    variant, text = OVERFULL[name]
    refusal = refused(name)
    notes = [each for each in refusal if each.code == "shorten-here"]
    (error,) = (each for each in refusal if each.severity is Severity.ERROR)
    assert error.code == "text-does-not-fit"
    assert notes, error.hint
    lines = text.split("\n")
    for note in notes:
        (characters,) = map(int, re.findall(r"by (\d+) characters", note.hint))
        assert f"by {characters}" in error.hint
        at = note.span.line - 1
        assert note.message[1:20] in FIGURES.sub(lambda each: PRINTED[each[1]], lines[at])
        lines[at] = cut_from(lines[at], characters, end)
    assert "text-does-not-fit" not in codes(found(copied_project, variant, "\n".join(lines)))


@pytest.mark.parametrize("name", OVERFULL)
def test_no_cut_is_told_that_is_not_needed(copied_project: Project, refused: Refused, name: str) -> None:
    """The dearest one left out, the print is still refused: nobody is asked to give up a word for nothing."""
    variant, text = OVERFULL[name]
    notes = [each for each in refused(name) if each.code == "shorten-here"]
    asked = {note.span.line - 1: int(re.findall(r"by (\d+)", note.hint)[0]) for note in notes}
    dearest = max(asked, key=lambda at: asked[at])
    lines = text.split("\n")
    for at in asked.keys() - {dearest}:
        lines[at] = cut_from(lines[at], asked[at], end=True)
    assert "text-does-not-fit" in codes(found(copied_project, variant, "\n".join(lines)))


def test_short_last_lines_are_asked_for_first(refused: Refused) -> None:
    """What frees a line for a few characters is cheaper than what frees it for many."""
    notes = [each for each in refused("a line too many on a crisis card") if each.code == "shorten-here"]
    assert all(int(re.findall(r"by (\d+)", note.hint)[0]) < 40 for note in notes)


def test_a_text_that_is_far_too_long_is_not_polished(copied_project: Project) -> None:
    """Where no few sentences help, none is blamed: how much is over, and the paper that would hold it."""
    refusal = found(copied_project, "pocket-card", topic("medicine", ("actions", "points", 90)))
    assert codes(refusal) == {"text-does-not-fit"}
    (error,) = refusal
    assert re.search(r"shorten by about [\d,]+ characters", error.hint)


def test_statements_of_one_line_are_not_asked_to_be_shorter(copied_project: Project) -> None:
    """A line that stands alone frees nothing by losing a word; it can only be left out."""
    text = topic("medicine", ("actions", "points", 1)).replace(SENTENCES[0], "Wait")
    item = "          - {text: 'Wait', cite: [doe-2024]}\n"
    refusal = found(copied_project, "pocket-card", text.replace(item, item * 48))
    assert codes(refusal) == {"text-does-not-fit"}
