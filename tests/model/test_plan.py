"""Plans: chosen, ordered and numbered so that nobody reads what was not written for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handout.model.inline import Prose, Words
from handout.model.plan import Line, Plan, lines_of
from handout.model.quantity import NBSP
from handout.model.record import Record
from handout.model.topic import Topic
from handout.model.wording import Wording
from handout.project import Project
from handout.stages.plan import Surroundings, plan
from handout.stages.read import read

Planned = Callable[..., Plan]

PROJECT = Project(Path(__file__).parents[1] / "project")
VARIANTS = ("pocket-card", "summary", "patient")
TODAY = date(2026, 11, 22)
SENTINEL = "Xyzzy"
FULL = PROJECT.topic_path("full").read_text(encoding="utf-8")


def texts(chosen: Plan) -> list[str]:
    return [line.text for line in chosen.lines()]


def marks(chosen: Plan) -> list[list[int]]:
    """The numbers of each mark, in the order a reader meets them."""
    found = [run.text for line in chosen.lines() for run in line.runs if run.kind == "mark"]
    return [[int(number) for number in re.findall(r"\d+", mark)] for mark in found]


def overwritten(node: Any) -> Any:
    """The content with all that clinicians are told replaced by a word that stands nowhere else."""
    if isinstance(node, Wording):
        spoken = {str(register) for register, _ in node.said()} - {"plain"}
        return node.model_copy(update=dict.fromkeys(spoken, Prose((Words(SENTINEL),))))
    if isinstance(node, Record):
        names = type(node).model_fields
        return node.model_copy(update={name: overwritten(getattr(node, name)) for name in names})
    return tuple(overwritten(each) for each in node) if isinstance(node, tuple) else node


def test_a_word_put_into_every_clinician_wording_stays_out_of_the_leaflet() -> None:
    """Whatever clinicians are told, in titles, tables, boxes or captions, no patient reads a word of it."""
    topic = overwritten(read(PROJECT.topic_path("full"), Topic)[0])
    around = Surroundings(PROJECT.filed.references, PROJECT.labels("en-GB"), PROJECT.images, "", TODAY)
    said = {
        variant: "\n".join(texts(plan("full", topic, PROJECT.variant(variant), around)))
        for variant in VARIANTS
    }
    assert said["summary"].count(SENTINEL) > 20
    assert said["pocket-card"].count(SENTINEL) > 10
    assert SENTINEL not in said["patient"]
    assert "you have raised pressure inside your head" in said["patient"]


def test_the_card_prefers_short_and_accepts_text(planned: Planned) -> None:
    """Where space is scarce the short wording stands; where there is none, the full one."""
    said = texts(planned("pocket-card"))
    assert any(text.startswith("Raised pressure in the head") for text in said)
    assert any(text.startswith("Severe invention of the liver") for text in said)
    assert not any("Raised intracranial" in text for text in said)


def test_an_omission_silences_the_registers_after_it(planned: Planned) -> None:
    """A statement omitted from the card by name is not said there in another register."""
    assert any("Give nothing" in text for text in texts(planned("summary")))
    assert not any("Give nothing" in text for text in texts(planned("pocket-card")))


def test_an_omitted_section_is_not_printed_there(planned: Planned) -> None:
    """A section omitted from a register by name leaves that variant, and no other."""
    omitted = ("    kind: warnings\n", "    kind: warnings\n    omit: {plain: said face to face}\n")
    assert "look" not in [section.id for section in planned("patient", omitted).sections]
    assert "look" in [section.id for section in planned("summary", omitted).sections]


@pytest.mark.parametrize("variant", VARIANTS)
def test_sections_stand_in_the_order_of_the_variant(planned: Planned, variant: str) -> None:
    """The variant says in which order kinds are met; the file says it only within a kind."""
    chosen = planned(variant)
    kinds = [section.kind for section in chosen.sections]
    assert kinds == sorted(kinds, key=chosen.variant.sections.index)
    assert len(kinds) > 3


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_line_knows_where_it_was_written(planned: Planned, variant: str) -> None:
    """Each authored line carries the place of its wording, so that a fault on paper points into the file."""
    source = read(PROJECT.topic_path("full"), Topic)[1]
    authored = [line for section in planned(variant).sections for line in lines_of(section) if line.place]
    assert authored
    for line in authored:
        assert source.span(line.place).line > 20, line


@pytest.mark.parametrize("variant", VARIANTS)
def test_references_are_numbered_as_they_are_met(planned: Planned, variant: str) -> None:
    """First met is 1, the next 2, through lists, tables, boxes and captions; only the cited are listed."""
    chosen = planned(variant)
    met = list(dict.fromkeys(number for mark in marks(chosen) for number in mark))
    assert met == sorted(met) == list(range(1, len(chosen.entries) + 1))


def test_numbering_goes_on_through_tables_and_boxes(planned: Planned) -> None:
    """A source first met in a table or a callout has its number there, and keeps it after."""
    cited = [
        (" [@doe-2024; @board-2025]\n", "\n"),
        ("            cite: [doe-2024]\n", ""),
        ("            cite: [board-2025, doe-2024]\n", ""),
        (" [@doe-2024]\n            short: Raised", "\n            short: Raised"),
        (" [@moe-2020; @doe-2024; @board-2025]", ""),
        (" [@moe-2020]", ""),
        ("in {people} [@doe-2024]", "in {people}"),
        ('"**Weak** [@doe-2024]"', '"**Weak** [@moe-2020]"'),
    ]
    chosen = planned("summary", *cited)
    assert marks(chosen)[:4] == [[1], [2], [3], [3]]
    assert "handbook" in chosen.entries[0].text
    assert "guidance" in chosen.entries[1].text


def test_a_source_of_a_statement_is_named_in_every_register(planned: Planned) -> None:
    """``cite`` gives its number to each register that cites none itself, and adds none where one does."""
    for variant in VARIANTS:
        line = next(line for line in planned(variant).lines() if "pressure" in line.text.lower())
        assert [run.kind for run in line.runs].count("mark") == 1, line


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_mark_is_bound_to_the_word_before_it(planned: Planned, variant: str) -> None:
    """No mark begins a line: it begins with a no-break space, or what stands before it is bound to it."""
    for line in planned(variant).lines():
        for before, run in zip(line.runs, line.runs[1:], strict=False):
            if run.kind == "mark":
                assert before.is_bound != run.text.startswith(NBSP), line
                assert not before.text.endswith((" ", NBSP)), line


@pytest.mark.parametrize("variant", VARIANTS)
def test_binding_changes_no_word(planned: Planned, variant: str) -> None:
    """Cutting a line into runs loses and doubles nothing."""
    for line in planned(variant).lines():
        assert "  " not in line.text
        assert line.text == line.text.strip()
        assert all(run.text for run in line.runs), line


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_figure_keeps_its_unit(planned: Planned, variant: str) -> None:
    """A figure and its unit are joined by a no-break space, whether computed, called or typed."""
    units = r"mg|mL|g|kg|units|micrograms|points|people|day|hours"
    for line in planned(variant).lines():
        assert not re.search(rf"\d ({units})\b", line.text), line
    joined = [line for line in planned(variant).lines() if re.search(rf"\d{NBSP}({units})\b", line.text)]
    assert joined or variant == "patient"


WORDS = st.lists(st.sampled_from(["stop", "5 mg", "a", "**so**", "{people}", "10 kg/day", "é"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(WORDS, st.sampled_from(["", " ", NBSP]), st.sampled_from(["", ".", ", so"]))
def test_any_statement_keeps_its_words_around_its_mark(
    planned: Planned, words: list[str], gap: str, after: str
) -> None:
    """Wherever a citation stands, its statement prints all its words in order, and the mark once, bound."""
    typed = " ".join(words) + gap + "[@moe-2020]" + after
    topic = FULL.replace("Stop the infusion <now> & call for help [@moe-2020]", f'"{typed}"')
    line = next(
        line
        for line in planned("summary", topic=topic).lines()
        if line.place[-1:] == ("text",) and "steps" in line.place
    )
    said = typed.replace("**", "").replace("{people}", "1,211 people")
    number = next(run.text for run in line.runs if run.kind == "mark").strip()
    assert line.text.replace(NBSP, " ") == said.replace("[@moe-2020]", number).replace(NBSP, " ")
    at = next(index for index, run in enumerate(line.runs) if run.kind == "mark")
    assert at > 0
    assert line.runs[at - 1].is_bound != line.runs[at].text.startswith(NBSP)
    assert line.runs[at - 1].is_bound == (gap == "")


def test_lines_are_counted_in_reading_order(planned: Planned) -> None:
    """No two lines share an id, so that the proof can tell them apart."""
    ids = [line.id for line in planned("summary").lines()]
    assert len(set(ids)) == len(ids)
    assert all(isinstance(line, Line) for line in planned("summary").lines())
