"""Lines that lose their first words: whole words, as many as are told, and never a figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from handout.model.line import Line, Run
from handout.model.rewording import without_beginning

WORDS = some.lists(some.text("abc", min_size=1, max_size=6), min_size=1, max_size=5).map(" ".join)
RUNS = some.lists(
    some.one_of(
        some.builds(Run, WORDS, some.sampled_from(["words", "strong", "mark"])),
        some.builds(Run, WORDS.map(" {}".format)),
        some.just(Run(" ", "gap")),
        some.builds(Run, some.just("30\xa0mL"), some.sampled_from(["value", "strong-value"])),
    ),
    min_size=1,
    max_size=6,
)


@given(RUNS, some.integers(0, 80))
def test_a_line_gives_up_words_and_no_figure(runs: list[Run], characters: int) -> None:
    """What is left are whole words of it, and all its figures; what is told was taken, no more, no less."""
    line = Line(1, tuple(runs))
    left = without_beginning(line, characters)
    assert left.values == line.values
    assert left.text
    whole = {"", *(word for run in runs for word in run.text.split(" "))}
    assert all(set(run.text.split(" ")) <= whole for run in left.runs)
    taken = len(line.text) - len(left.text)
    assert without_beginning(line, taken) == left


@given(some.integers(1, 40))
def test_so_many_characters_are_taken_where_there_are_as_many(characters: int) -> None:
    """A statement that begins with a figure gives up the words behind it."""
    line = Line(
        1,
        (Run("30\xa0mL", "value"), Run(" of the invented medicine, read the vial twice"), Run("[1]", "mark")),
    )
    left = without_beginning(line, characters)
    assert characters <= len(line.text) - len(left.text) <= characters + len(" invented")
