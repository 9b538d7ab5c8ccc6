"""Laws that every style keeps, including those not yet written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handout.citations import CitationStyle, short, style, styles, vancouver
from handout.model.line import Run
from handout.model.reference import Name, Reference

TEXT_OF_SAMPLES = Path(__file__).with_name("samples.yaml").read_text("utf-8")
SAMPLES = yaml.load(TEXT_OF_SAMPLES, Loader=yaml.BaseLoader)  # noqa: S506 - it leaves every scalar text

# Stops, question marks and blanks are drawn often: they are what entries are put together with.
WORD = st.text(st.sampled_from("abcXYZäßŁ0189.?!,;:-–()'&"), min_size=1, max_size=8).filter(
    lambda word: ".." not in word and any(map(str.isalnum, word))
)
TEXT = st.lists(WORD, min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ", "  ", "\n"]).map(lambda blank: blank.join(words))
)
PADDED = st.builds(
    "{}{}{}".format, st.sampled_from(["", " "]), TEXT, st.sampled_from(["", ".", "..", " ", ". "])
)
# The model refuses a text in which nothing can be read.
WHOLE = PADDED.filter(lambda text: ".." not in text.rstrip(". ") and re.search(r"\w", text) is not None)
DATE = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
PLAIN = st.from_regex(r"[a-fX-Z0-9_/-]{0,6}[a-f0-9][a-fX-Z0-9_/-]{0,5}", fullmatch=True)
NAMES = st.lists(
    st.builds(Name, family=WORD, given=st.none() | WHOLE, suffix=st.sampled_from([None, "Jr.", "III"]))
    | st.builds(Name, literal=WORD),
    max_size=9,
).map(tuple)


def optional(of: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | of


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(["article-journal", "book", "chapter", "report", "webpage", "legislation"]),
    "title": WHOLE,
    "author": NAMES,
    "editor": NAMES,
    "container-title": optional(WHOLE),
    "container-title-short": optional(WHOLE),
    "issued": optional(DATE),
    "volume": optional(PLAIN),
    "issue": optional(PLAIN),
    "page": st.sampled_from([None, "973", "521-546", "284-7", "iii-v", "e674", "S93-S99", "44,117-119"]),
    "number": optional(PLAIN),
    "edition": st.sampled_from([None, "2", "2nd", "2nd ed.", "revised edition"]),
    "publisher": optional(WORD),
    "publisher-place": optional(WORD),
    "DOI": optional(PLAIN.map(lambda tail: f"10.1234/{tail}")),
    "PMID": optional(st.integers(1, 999_999_999).map(str)),
    "URL": PLAIN.map(lambda tail: f"https://www.example.org/{tail}"),
    "updated": optional(DATE),
    "accessed": DATE,
    "note": optional(WHOLE),
}
REFERENCES = st.fixed_dictionaries(FIELDS).map(Reference.model_validate)


def test_styles_are_the_modules_without_underscore() -> None:
    """What styles share is not itself a style."""
    assert styles() == ["short", "vancouver"]


@pytest.mark.parametrize("name", ["_names", "harvard", "", "vancouver.entry", "..model"])
def test_an_unknown_style_is_refused_by_name(name: str) -> None:
    """Only a style is imported, and the refusal says which there are."""
    with pytest.raises(LookupError, match="there are: short, vancouver"):
        style(name)


def test_modules_keep_the_protocol() -> None:
    """A module with ``entry`` and ``marks`` of the right types is a style (mypy holds the types)."""
    known: list[CitationStyle] = [short, vancouver]
    assert [style("short"), style("vancouver")] == known


@pytest.mark.parametrize("name", styles())
@pytest.mark.parametrize("sample", SAMPLES)
def test_entries_match_the_samples(name: str, sample: str) -> None:
    """Each form prints as NLM's sample of it, and the ketamine topic prints whole, dashes and all."""
    reference = Reference.model_validate(SAMPLES[sample]["reference"])
    assert "".join(run.text for run in style(name).entry(reference)) == SAMPLES[sample][name]


@given(REFERENCES)
def test_every_entry_is_clean_and_keeps_its_dashes(reference: Reference) -> None:
    """Whatever a reference holds: one clean line of words and links, and pages with their dash."""
    for name in styles():
        runs = style(name).entry(reference)
        assert_one_clean_line(runs)
        assert_words_and_links(runs)
        assert_dash_is_kept(runs, reference)


def assert_one_clean_line(runs: Sequence[Run]) -> None:
    """No stop or blank is doubled, and the end is a stop, a question, or the link."""
    printed = "".join(run.text for run in runs)
    assert ".." not in printed
    assert "  " not in printed
    assert printed == printed.strip()
    assert runs[-1].kind == "link" or printed.endswith((".", "?", "!"))


def assert_words_and_links(runs: Sequence[Run]) -> None:
    """Links alone have an address, no run is empty, and no two runs of words touch."""
    assert all(run.text and (run.kind == "link") == bool(run.address) for run in runs)
    assert {run.kind for run in runs} <= {"words", "link"}
    assert "words words" not in " ".join(run.kind for run in runs)


def assert_dash_is_kept(runs: Sequence[Run], reference: Reference) -> None:
    """No entry joins first and last page, or parts them with a hyphen."""
    printed = "".join(run.text for run in runs if run.kind == "words")
    if reference.page and (ends := re.fullmatch(r"(\w+)-(\w+)", reference.page)):
        assert f":{ends[1]}{ends[2]}" not in printed
        assert f":{ends[1]}-{ends[2]}" not in printed
