"""The reader: a model or diagnostics, never anything else; and every scalar is text."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handout.model.diagnostic import Diagnostic, HandoutError
from handout.model.record import Record
from handout.model.reference import Library
from handout.model.topic import Topic
from handout.model.variant import Variant
from handout.stages.read import MOST_BYTES, read
from handout.stages.read.tree import grow

FULL = (Path(__file__).parents[1] / "project" / "content" / "topics" / "full.yaml").read_text(
    encoding="utf-8"
)
SIGNS = st.sampled_from(
    [*"{}[]()*&!|>%@`'\"#:,-?~\\<=.0123456789 \n\t", "\r\n", "- ", ": ", "\u00a0", "\u202e", "é"]
)
FILE_HOLDS_ANYTHING = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Anything(Record):
    """Takes every record, so that a test sees what the reader made of a file."""

    content: Any


def faults(path: Path, content: bytes, model: type[Record] = Topic) -> tuple[Diagnostic, ...]:
    """What reading the content finds; nothing where it is a model."""
    path.write_bytes(content)
    try:
        read(path, model)
    except HandoutError as error:
        found = error.diagnostics
    else:
        return ()
    assert found
    return found


def stands_in_file(each: Diagnostic, content: bytes) -> bool:
    """The place of a diagnostic can be found in the file it speaks of."""
    lines = content.decode("utf-8-sig", errors="replace").splitlines() or [""]
    if not 1 <= each.span.line <= len(lines):
        return False
    line = lines[each.span.line - 1]
    return 1 <= each.span.column <= len(line) + 1 and each.span.length >= 1


def holds(path: Path, content: bytes) -> None:
    for model in (Topic, Library, Variant):
        for each in faults(path, content, model):
            assert stands_in_file(each, content), each
            assert each.message
            assert each.hint


@FILE_HOLDS_ANYTHING
@given(st.text(max_size=200))
@example("")
@example("\ufeff")
@example("schema: 1\n\x85title: x")
@example("a:\n  - b\n c: d")
@example("? [a]\n: b")
@example("? {a: b}\n: c")
@example("*a : b")
@example("&a a: b")
@example("<<: {a: b}")
@example("'a\n\n")
@example("%YAML 9.9\n---\na: b")
@example("--- !!python/object:os.system x")
@example("a: \ud7ff\U0010ffff")
@example("a: b\n...\n...\n")
def test_any_text_is_a_model_or_a_diagnostic(tmp_path: Path, text: str) -> None:
    """Whatever text a file holds, the reader answers with a model, or with faults that lie in the file."""
    holds(tmp_path / "any.yaml", text.encode("utf-8", errors="replace"))


@FILE_HOLDS_ANYTHING
@given(st.lists(st.one_of(SIGNS, st.sampled_from(["title", "sections", "points", "x"])), max_size=40))
def test_any_signs_of_yaml_are_a_model_or_a_diagnostic(tmp_path: Path, signs: list[str]) -> None:
    """Whatever YAML's own signs are strung together, the reader keeps its law."""
    holds(tmp_path / "signs.yaml", "".join(signs).encode())


@FILE_HOLDS_ANYTHING
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00a")
@example(b"title: \x00")
def test_any_bytes_are_a_model_or_a_diagnostic(tmp_path: Path, content: bytes) -> None:
    """Whatever bytes a file holds, the reader keeps its law."""
    holds(tmp_path / "bytes.yaml", content)


SLIPS = st.lists(
    st.tuples(st.integers(0, len(FULL) - 1), st.integers(0, 6), st.one_of(SIGNS, st.text(max_size=3))),
    min_size=1,
    max_size=4,
)


@settings(FILE_HOLDS_ANYTHING, max_examples=250)
@given(SLIPS)
@example([(FULL.index("to: 0.1 mL") + 4, 6, "0 mL")])
@example([(FULL.index("concentration: 10 mg/mL") + 15, 8, "10 mg")])
@example([(FULL.index("concentration: 10 mg/mL") + 15, 8, "0 mg/mL")])
@example([(FULL.index("7.5 mg/kg"), 3, "9" * 40)])
@example([(FULL.index("amount: -1.83") + 8, 5, "9" * 5000)])
def test_any_slip_of_the_keyboard_is_a_model_or_a_diagnostic(
    tmp_path: Path, slips: list[tuple[int, int, str]]
) -> None:
    """Characters deleted, inserted or replaced in a sound topic leave a model or faults within the file."""
    text = FULL
    for start, length, put in slips:
        text = text[:start] + put + text[start + length :]
    holds(tmp_path / "slip.yaml", text.encode("utf-8", errors="replace"))


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "y", "true", "010", "0x1F", "0o17", "12:30", "1.10", "1e3", "1_000", "~", "null",
     "2026-11-22", ".inf", ".nan", "+1", "=", "<<", "−3"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["content: {typed}", "content: [{typed}]", 'content: "{typed}"'])
def test_every_scalar_is_text_as_typed(tmp_path: Path, typed: str, form: str) -> None:
    """YAML's guesses never reach the content: what was typed is what arrives."""
    path = tmp_path / "typed.yaml"
    path.write_text(form.format(typed=typed), encoding="utf-8")
    content = read(path, Anything)[0].content
    assert (content[0] if isinstance(content, list) else content) == typed


def test_keys_are_text_as_typed() -> None:
    """A key such as ``no`` is not turned into another by YAML."""
    _, data, found = grow("{no: 1, 010: 2, 1.10: 3, ~: 4}", Path("keys.yaml"))
    assert not found
    assert list(data) == ["no", "010", "1.10", "~"]


def test_an_alias_repeats_what_its_anchor_says() -> None:
    """Lists and records may be written once and used again, within the limits."""
    _, data, found = grow("a: &a [x, y]\nb: *a", Path("alias.yaml"))
    assert not found
    assert data == {"a": ["x", "y"], "b": ["x", "y"]}


@pytest.mark.parametrize("opening", ["[", "{a: ", "a: {", "- ", "- [", "? "])
def test_nesting_without_end_is_refused_at_once(tmp_path: Path, opening: str) -> None:
    """Ten million characters of opening brackets are refused for their size, a million for their depth."""
    whole = (opening * (10_000_000 // len(opening))).encode()
    (large,) = faults(tmp_path / "large.yaml", whole)
    assert large.code == "file-too-large"
    started = time.process_time()
    (deep,) = faults(tmp_path / "deep.yaml", whole[: MOST_BYTES - 1])
    assert deep.code in ("nested-too-deep", "unquoted-text", "yaml-syntax")
    assert time.process_time() - started < 1, "the depth must be capped while the file is parsed"


def test_a_file_of_many_small_items_is_refused() -> None:
    """What would take long to look at is not looked at."""
    _, _, found = grow("a: [" + "x, " * 300_000 + "]", Path("many.yaml"))
    assert [each.code for each in found] == ["too-many-nodes"]


def test_aliases_of_aliases_are_counted_as_what_they_unfold_to() -> None:
    """An alias bomb is refused before anyone walks through it."""
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 20))
    _, _, found = grow(bomb, Path("bomb.yaml"))
    assert [each.code for each in found] == ["too-many-nodes"]


def unreadable(folder: Path) -> Mapping[str, Path]:
    """Files that are not there, or hold no text."""
    (folder / "bytes.yaml").write_bytes(b"title: caf\xe9")
    (folder / "folder.yaml").mkdir()
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "endless.yaml").symlink_to("/dev/zero")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
    return {name: folder / f"{name}.yaml" for name in UNREADABLE}


UNREADABLE = ("missing", "bytes", "folder", "loop", "endless", "pipe")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_without_text_is_refused(tmp_path: Path, name: str) -> None:
    """A file that is not there, never ends or is not UTF-8 text is a fault with a place, not a traceback."""
    with pytest.raises(HandoutError) as caught:
        read(unreadable(tmp_path)[name], Topic)
    assert [each.code for each in caught.value.diagnostics] == ["unreadable-file"]


def test_the_shown_path_is_the_one_that_is_printed(tmp_path: Path) -> None:
    """Messages name the path that the author knows, not where the machine keeps it."""
    path = tmp_path / "secret" / "topic.yaml"
    path.parent.mkdir()
    path.write_text("schema: 2", encoding="utf-8")
    with pytest.raises(HandoutError) as caught:
        read(path, Topic, Path("content/topics/topic.yaml"))
    assert {each.span.path for each in caught.value.diagnostics} == {Path("content/topics/topic.yaml")}
    assert "secret" not in str(caught.value)
