"""Running text: only our faults, no lost characters, never HTML."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from handout.model.diagnostic import Finding
from handout.model.inline import Citation, Link, Prose, ValueUse, Words

MARKS = st.sampled_from(
    ["**", "*", "_", "__", "[@", "[", "](", "]", ")", "{", "}", "\\", "<", ">", "&amp;", "`", "~~", "![",
     "@a", "[@a]", "[@a; @b]", "{a}", "{a.range}", "https://x.org", "javascript:", "\n", " ", "a", "1", "é",
     "\u202e"]
)  # fmt: skip
# Without what means something to us: emphasis, links, citations, values, escapes.
UNMARKED = string.ascii_letters + string.digits + " .,;:!?()<>/&%=+-'\"#@|~^$`" + "éß×≥–−µ°½“”…"


def parsed(value: str) -> Prose | None:
    """The prose, or nothing where it is refused by one of our faults."""
    try:
        return Prose.parse(value)
    except PydanticCustomError as error:
        refused = (error.context or {})["finding"]
    assert isinstance(refused, Finding)
    return None


def flat(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split(" ")).strip(" "))


@given(st.one_of(st.text(max_size=60), st.lists(MARKS, max_size=20).map("".join)))
@example("**[a](b)**")
@example("[**a**](https://x.org)")
@example("[[a](https://x.org)](https://y.org)")
@example("a\x00b")
@example("*" * 3000)
@example("[" * 3000)
@example("[a](" * 900)
@example("\ud800")
def test_prose_is_parsed_or_refused_by_a_fault_of_ours(value: str) -> None:
    """Whatever an author types, parsing it ends in prose or in a fault with a page."""
    parsed(value)


@given(st.lists(MARKS, max_size=12).map("".join))
def test_no_mark_is_left_over_as_text(value: str) -> None:
    """Text that was accepted holds no beginning of a mark unless its author escaped it."""
    prose = parsed(value)
    if prose is not None and "\\" not in value:
        assert not any(mark in prose.characters for mark in ("**", "[@", "{"))


@given(st.text(UNMARKED, min_size=1, max_size=80))
@example("<script>alert(1)</script>")
@example("a < b & c > d &amp; &#65; &nbsp;")
@example("1. Not a list")
@example("# Not a heading")
@example("    not code")
@example("- not an item")
@example("www.example.org and https://example.org")
@example("dose (c) (r) -- ... 'quoted'")
def test_text_without_marks_prints_as_typed(value: str) -> None:
    """No character is lost, changed or taken for layout where the author wrote no mark."""
    wanted = flat(value)
    prose = parsed(value)
    if wanted:
        assert prose is not None
        assert prose.characters == wanted
        assert {type(each) for each in prose.inlines} == {Words}


def test_all_marks_of_running_text() -> None:
    """Strong words, citations, values and links are told apart, in the order written."""
    prose = Prose.parse(r"**Stop {rate}** at 5\* [@a-1; @b] or {x.range}, [call](tel:+44123), \{so\}")
    words = "".join(each.text for each in prose.inlines if isinstance(each, Words))
    assert words == "Stop  at 5*  or , , {so}"
    assert [each.text for each in prose.inlines if isinstance(each, Words) and each.strong] == ["Stop "]
    assert prose.value_uses == (ValueUse("rate", "", strong=True), ValueUse("x", "range"))
    assert [each for each in prose.inlines if isinstance(each, Link)] == [Link("call", "tel:+44123")]
    assert [each.keys for each in prose.inlines if isinstance(each, Citation)] == [("a-1", "b")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("_so_", "italic-text"),
        ("*so*", "italic-text"),
        ("***so***", "italic-text"),
        ("[so](data:text/html,x)", "unsafe-link"),
        ("[so](file:///etc/passwd)", "unsafe-link"),
        ("[so](../other)", "unsafe-link"),
        ("[so]()", "unsafe-link"),
        ("[so](vbscript:x)", "unsafe-link"),
        ("so [@A]", "malformed-citation"),
        ("so [@a, @b]", "malformed-citation"),
        ("so [@a;]", "malformed-citation"),
        ("so [@]", "malformed-citation"),
        ("so [@a", "left-over-mark"),
        ("so **not", "left-over-mark"),
        ("so {Not}", "left-over-mark"),
        ("so { not }", "left-over-mark"),
        ("so [see @a]", "left-over-mark"),
        ("so [not](https://x.org", "left-over-mark"),
        ("![so](https://x.org/a.png)", "left-over-mark"),
        ("a\u200eb", "unprintable-character"),
        ("a\u2066b", "unprintable-character"),
        ("a\u00adb", "unprintable-character"),
        ("a\u200bb", "unprintable-character"),
        ("a\ue000b", "unprintable-character"),
        ("a\x07b", "unprintable-character"),
        (" \n ", "empty-value"),
        ("x" * 4001, "text-too-long"),
    ],
)
def test_what_running_text_refuses(value: str, code: str) -> None:
    """Each slip in running text is refused under its own code."""
    with pytest.raises(PydanticCustomError) as caught:
        Prose.parse(value)
    assert caught.value.type == code


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("one\n  two\tthree ", "one two three"),
        ("5 \u03bcmol", "5 \u00b5mol"),
        ("cafe\u0301", "café"),
        ("10\u00a0mg", "10\u00a0mg"),
    ],
)
def test_one_spelling_for_each_character(typed: str, read: str) -> None:
    """Spaces are single and look-alikes are one, so that what is read back from a print compares equal."""
    assert Prose.parse(typed).characters == read
