"""Nothing that an author can type gives a traceback: not in the reader, not in a rule, not in a plan."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handout.model.diagnostic import Diagnostic
from handout.pipeline import check
from handout.project import Project

FIXTURE = Path(__file__).parents[1] / "project"
EXAMPLES = Path(__file__).parents[1] / "examples"
TOPICS = sorted(path.stem for path in (EXAMPLES / "content" / "topics").glob("*.yaml"))
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
TODAY = date(2026, 11, 22)
Place = tuple[str | int, ...]


def loaded(name: str) -> Any:
    text = (FIXTURE / "content" / name / "full.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds text only


CONTENT = {"topics": loaded("topics"), "references": loaded("references")}


def places(node: Any, place: Place = ()) -> Iterator[Place]:
    """Where something stands, down to the last word."""
    if place:
        yield place
    if isinstance(node, dict | list):
        inner: Any = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in inner:
            yield from places(value, (*place, key))


PLACES = [(name, place) for name, content in CONTENT.items() for place in places(content)]
TYPED = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                " ",
                "no",
                "0",
                "-1",
                "0.0",
                "1e9",
                "9" * 50,
                "x" * 300,
                "x y " * 300,
                "\u4e00",
                "a\tb",
                "\u00a0",
            ),
            *("0 mg", "5 mg/kg", "10 kg", "5 mL", "1 units/mL", "3 hours", "0.1 mg", "2 g/mL"),
            *(
                "[@doe-2024]",
                "**x**",
                "{change}",
                "{people.range}",
                "{change.amount} [@doe-2024]",
                "[@doe-2024] x",
            ),
            *("[x](https://x.org) [@doe-2024]", "**a** [@doe-2024; @moe-2020].", "../x", "airway.svg"),
            *(
                "0000-00-00",
                "9999-12-31",
                "0001-01-01",
                "2027-02-30",
                "plain",
                "short",
                "warnings",
                "approved",
            ),
        ]
    ),
    st.sampled_from(
        [[], {}, [[]], {"text": "x"}, {"plain": "x"}, {"omit": {"plain": "why"}}, [""], ["x", "x"]]
    ),
    st.text(max_size=8),
)
SLIPS = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(["put", "drop", "twice"]), TYPED),
    min_size=1,
    max_size=3,
)


def slipped(content: Any, place: Place, how: str, typed: Any) -> None:
    """Put something else at a place, drop what is there, or say it twice; a place that is gone stays gone."""
    key: Any
    for key in place[:-1]:
        if not isinstance(content, dict | list) or (isinstance(content, list) and not isinstance(key, int)):
            return
        if key not in (content if isinstance(content, dict) else range(len(content))):
            return
        content = content[key]
    last: Any = place[-1]
    if isinstance(content, dict) and last in content:
        content.pop(last) if how == "drop" else content.update({last: typed})
    elif isinstance(content, list) and isinstance(last, int) and last < len(content):
        if how == "twice":
            content.insert(last, copy.deepcopy(content[last]))
        elif how == "drop":
            content.pop(last)
        else:
            content[last] = typed


@settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SLIPS)
@example([(("topics", ("control", "review_due")), "put", "9999-12-31")])
@example([(("topics", ("sections", 0, "blocks", 0, "points", 0, "plain")), "put", " ")])
def test_whatever_is_typed_ends_in_prints_or_diagnostics(
    tmp_path: Path, slips: list[tuple[tuple[str, Place], str, Any]]
) -> None:
    """However its content is garbled, a project is checked to the end: place, sentence and remedy each."""
    content = copy.deepcopy(CONTENT)
    for (name, place), how, typed in slips:
        slipped(content[name], place, how, typed)
    if not (tmp_path / "content").is_dir():
        shutil.copytree(FIXTURE / "content", tmp_path / "content")
    for name, data in content.items():
        text = yaml.safe_dump(data, default_style='"', allow_unicode=True, sort_keys=False)
        (tmp_path / "content" / name / "full.yaml").write_text(text, encoding="utf-8", errors="replace")
    for outcome in check(Project(tmp_path), TODAY):
        for each in outcome.diagnostics:
            assert each.message
            assert each.hint
            assert (tmp_path / each.span.path).is_file()


@pytest.fixture(scope="module")
def examples() -> Project:
    """The examples of all blocks, read once."""
    return Project(EXAMPLES)


@pytest.mark.parametrize("name", TOPICS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_kind_of_block_bears_any_slip(
    name: str, data: st.DataObject, examples: Project, tmp_path: Path
) -> None:
    """However the example of a block is garbled, it ends in diagnostics with a place, or in a plan."""
    content = yaml.load(examples.topic_path(name).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - text only
    where = list(places(content))
    slip = st.tuples(st.sampled_from(where), st.sampled_from(["put", "drop", "twice"]), TYPED)
    for place, how, typed in data.draw(st.lists(slip, min_size=1, max_size=3)):
        slipped(content, place, how, copy.deepcopy(typed))
    folder = tmp_path / "content" / "topics"
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in examples.topics_folder.glob("*.csv"):
        shutil.copy(sheet, folder)
    text = yaml.safe_dump(content, default_style='"', allow_unicode=True, sort_keys=False)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8", errors="replace")
    for each in told(tmp_path, name, examples):
        assert each.message
        assert each.hint
        assert (tmp_path / each.span.path).is_file()


def told(root: Path, name: str, examples: Project) -> Iterator[Diagnostic]:
    """What a check says of one topic, beside the library and the images of the examples."""
    project = Project(root)
    vars(project).update(
        filed=examples.filed, images=examples.images, templates=examples.templates, coverage=examples.coverage
    )
    for outcome in check(project, TODAY, [name]):
        if outcome.topic == name:
            yield from outcome.diagnostics
