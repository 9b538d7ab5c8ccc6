"""Errors are a product: what a person reads is kept to the letter."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from handout.cli import main
from handout.cli.show import told
from handout.cli.telling import counting
from handout.model.diagnostic import Diagnostic, Severity, Span
from handout.model.outcome import Outcome

SLIPS = {
    "undefined-citation": (
        "- Stop the infusion <now> & call for help [@moe-2020]",
        "- Stop the infusion <now> & call for help [@mo-2020]",
        """\
content/topics/full.yaml:54:55: error: no reference is filed under 'mo-2020' [undefined-citation]
   54 |           - Stop the infusion <now> & call for help [@mo-2020]
      |                                                       ^^^^^^^
  hint: did you mean 'moe-2020'?
""",
    ),
    "dropped-text": (
        "- Stop the infusion <now> & call for help [@moe-2020]",
        "- Ring bleep #1234",
        """\
content/topics/full.yaml:54:24: error: YAML drops '#1234' as a comment [dropped-text]
   54 |           - Ring bleep #1234
      |                        ^^^^^
  hint: quote the text, or move the comment to a line of its own
""",
    ),
    "unquoted-text": (
        "- Stop the infusion <now> & call for help [@moe-2020]",
        "- text: **Stop** the infusion",
        """\
content/topics/full.yaml:54:19: error: YAML reads '**' as a sign of its own, not as text [unquoted-text]
   54 |           - text: **Stop** the infusion
      |                   ^^
  hint: quote it: put the whole text in "double quotes"
""",
    ),
    "unknown-key": (
        "plain: This medicine",
        "plian: This medicine",
        """\
content/topics/full.yaml:8:3: error: 'plian' is not a key of this record [unknown-key]
    8 |   plian: This medicine is invented. It shows how a leaflet looks.
      |   ^^^^^
  hint: did you mean 'plain'?
""",
    ),
    "trailing-zero": (
        "per_kg: 7.5 mg/kg",
        "per_kg: 7.50 mg/kg",
        """\
content/topics/full.yaml:69:23: error: '7.50' has a trailing zero [trailing-zero]
   69 |               per_kg: 7.50 mg/kg
      |                       ^^^^^^^^^^
  hint: write '7.5'
""",
    ),
    "safety-statement-lost": (
        "            plain: your liver does not work well\n",
        "",
        """\
content/topics/full.yaml:33:13: error: this does not reach the variant 'patient': it is not said in 'plain' \
[safety-statement-lost]
   33 |           - text: Severe invention of the liver [@doe-2024; @board-2025]
      |             ^
  hint: add 'plain:', or 'omit: {plain: the reason}'
""",
    ),
    "per-kg-without-maximum": (
        "              maximum: 75 mg\n",
        "",
        """\
content/topics/full.yaml:68:15: error: a dose per kg needs 'maximum' [per-kg-without-maximum]
   68 |             - up_to: 10 kg
      |               ^
  hint: add 'maximum'
""",
    ),
}


@pytest.mark.parametrize("code", SLIPS)
def test_a_slip_is_told_to_the_letter(code: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message names the place, shows the line with carets under what is meant, and says what mends it."""
    old, new, wanted = SLIPS[code]
    topic = project / "content" / "topics" / "full.yaml"
    text = topic.read_text(encoding="utf-8")
    assert text.count(old) == 1
    topic.write_text(text.replace(old, new), encoding="utf-8")
    assert main(["check", "full", "--project", str(project), "--today", "2026-11-22"]) == 1
    # Warnings stand beside it where the slip took a citation away.
    errors = [
        part for part in capsys.readouterr().err.split("content/topics/")[1:] if ": error: " in part[:60]
    ]
    assert [f"content/topics/{part}" for part in errors] == [wanted]


def problem(line: str, column: int, length: int) -> Diagnostic:
    span = Span(Path("a.yaml"), 7, column, length, line)
    return Diagnostic("a-code", Severity.ERROR, "something is wrong", "mend it", span)


@pytest.mark.parametrize("column", [1, 80, 300, 590])
def test_a_long_line_is_shown_around_what_is_meant(column: int) -> None:
    """However long the line, what is meant is on the screen with the carets right under it."""
    line = "".join(chr(97 + number % 26) for number in range(600))
    shown = told(problem(line, column, 5), StringIO()).split("\n")
    carets = shown[2].index("^")
    assert shown[1][carets : carets + 5] == line[column - 1 : column + 4]
    assert shown[2].count("^") == 5
    assert max(map(len, shown)) < 200


def test_a_tab_does_not_shift_the_carets() -> None:
    """A tab is shown as one column, so that the carets stand where they belong."""
    shown = told(problem("a:\t\twrong", 5, 5), StringIO()).split("\n")
    assert shown[1][shown[2].index("^") :] == "wrong"


def test_a_problem_without_a_line_shows_none() -> None:
    """Where there is nothing to show, the place, the sentence and the remedy stand alone."""
    assert (
        told(problem("", 1, 1), StringIO())
        == "a.yaml:7:1: error: something is wrong [a-code]\n  hint: mend it"
    )


def test_control_signs_of_a_file_never_reach_the_terminal() -> None:
    """A line that holds signs which steer a terminal is shown without them."""
    assert "\x1b" not in told(problem("a: \x1b[2J wrong", 9, 5), StringIO())


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variable", "value", "coloured"),
    [("TERM", "xterm", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)],
)
def test_colours_are_for_terminals(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, coloured: bool
) -> None:
    """A terminal gets colours unless it asks for none; a pipe never does."""
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert ("\x1b[" in told(problem("a: b", 1, 1), Terminal())) == coloured
    assert "\x1b[" not in told(problem("a: b", 1, 1), StringIO())


@pytest.mark.parametrize(("stream", "is_counted"), [(Terminal(), True), (StringIO(), False)])
def test_long_work_is_counted_on_a_terminal_and_wiped(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, is_counted: bool
) -> None:
    """Who waits sees how far it is, and nothing of it afterwards; a pipe is sent nothing."""
    monkeypatch.setenv("TERM", "xterm")
    outcomes = [Outcome(""), Outcome("ketamine"), Outcome("naloxone")]
    assert list(counting(iter(outcomes), 2, stream)) == outcomes
    said = stream.getvalue()
    assert ("1 of 2 topics" in said and "2 of 2 topics" in said) == is_counted
    assert said.endswith("\r\x1b[K") == is_counted
    assert bool(said) == is_counted
