"""A file from anywhere never hangs and never crashes: it is read, or it is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.filing import _sound
from handout.stages.gather import FORMATS, MOST_BYTES, gather_bytes

SAMPLES = Path(__file__).parent / "samples"
SUFFIXES = sorted(FORMATS)
PIECES = {
    suffix: [
        line for path in sorted(SAMPLES.glob(f"*{suffix}")) for line in path.read_text("utf-8").split("\n")
    ]
    for suffix in SUFFIXES
}
SIGNS = [*"{}[]\"'\\,=@#%$^_&;<>-:~ \n\t\r0aé\u202e\x00\ufeff", "TY  - JOUR\n", "PMID- 1\n"]
SECONDS = 1
"""Of work, not of waiting, for a fortieth of the largest file: what is quadratic needs many."""


def read(data: bytes, suffix: str) -> None:
    gathered = gather_bytes(data, Path(f"any{suffix}"))
    for entry in gathered.entries:
        for each in _sound(entry)[1]:
            assert each.hint
            assert each.message.isprintable()
            assert 1 <= each.span.line <= data.count(b"\n") + data.count(b"\r") + 1
    for each in gathered.diagnostics:
        assert each.message.isprintable()


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.data())
def test_any_shuffle_of_lines_is_survived(suffix: str, data: st.DataObject) -> None:
    """Lines of real exports, torn, shuffled and mixed with signs that mean something to the format."""
    piece = st.one_of(st.sampled_from(PIECES[suffix]), st.sampled_from(SIGNS), st.text(max_size=8))
    text = data.draw(st.lists(piece, max_size=30).map("\n".join) | st.lists(piece, max_size=30).map("".join))
    read(text.encode("utf-8", "surrogatepass"), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_survived(suffix: str, data: bytes) -> None:
    """What is no text at all is told as such."""
    read(data, suffix)


UNITS = [
    *(
        "{",
        "}",
        "[",
        '"',
        "\\",
        "$",
        "^",
        "#",
        "@",
        "-",
        " ",
        "\t",
        "\n",
        "\r",
        "''",
        ", ",
        "a,",
        "Jr, ",
        " and ",
        "1-",
    ),
    *("<i ", "<sup>", "&amp", "&amp;", "\\textsuperscript", "{\\'a}", '{"a":', '["a",', "X\n"),
    *("@a{", "@a{b,c={", "@a{b,author={a and ", "@string{a=a#a}\n"),
    *("TY  - JOUR\n", "PMID- 1\n", "AU  - A\n", "TI  - a\n      b\n"),
]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_much_of_anything_is_quick(suffix: str) -> None:
    """Time grows with the size of a file and no faster, whatever it repeats."""
    heads = {
        ".ris": "TY  - JOUR\nTI  - ",
        ".nbib": "PMID- 1\nTI  - ",
        ".bib": "@article{a, title={",
        ".json": '[{"title": "',
    }
    for unit in UNITS:
        for head in ("", heads[suffix], heads[suffix].replace("TI", "FAU").replace("title", "author")):
            text = head + unit * ((MOST_BYTES // 40 - len(head)) // len(unit))
            begun = time.process_time()
            read(text.encode(), suffix)
            assert time.process_time() - begun < SECONDS, (unit, head)
