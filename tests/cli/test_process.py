"""The command as a process of its own: status, streams, clock, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from handout import cli
from handout.cli import COMMANDS, module_of

TODAY = ("--today", "2026-11-22")
ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, with a pipe where the terminal would be."""
    command = [sys.executable, "-m", "handout", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, **environment}
    )


def test_the_command_as_people_run_it(project: Path) -> None:
    """Status and streams are the same from outside; what is piped bears no colours."""
    topic = project / "content" / "topics" / "full.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("@moe-2020", "@nobody-1999"), encoding="utf-8")
    refused = run("check", "--project", project, *TODAY, TERM="xterm-256color")
    assert refused.returncode == 1
    assert "[undefined-citation]" in refused.stderr
    assert "\x1b" not in refused.stdout + refused.stderr
    misused = run("check", "ful", "--project", project)
    assert (misused.returncode, misused.stdout) == (2, "")
    assert "did you mean 'full'?" in misused.stderr


def test_the_day_comes_from_outside(project: Path) -> None:
    """The clock is overridden by SOURCE_DATE_EPOCH, and that by ``--today``."""
    late = {"SOURCE_DATE_EPOCH": "1830297600"}  # the first of January 2028, UTC
    assert "[review-overdue]" in run("check", "--project", project, **late).stderr
    assert "[review-overdue]" not in run("check", "--project", project, *TODAY, **late).stderr


@pytest.mark.parametrize(
    ("zone", "hours", "is_due"),
    [("EAST-14", -12, False), ("WEST+12", 11, True)],
    ids=["where it is tomorrow", "where it is yesterday"],
)
def test_the_epoch_names_one_day_everywhere(project: Path, zone: str, hours: int, is_due: bool) -> None:
    """The day of an epoch is that of UTC, so that two machines make the same print."""
    midnight = 1825027200  # as 1 November 2027, the day of the review, begins in UTC
    said = run("check", "--project", project, SOURCE_DATE_EPOCH=str(midnight + hours * 3600), TZ=zone).stderr
    assert ("[review-overdue]" in said) == is_due


LOADED = """
import sys
from handout.cli import COMMANDS, MODULES, main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
homes = {f"handout.cli.{MODULES.get(name, name)}": name for name in COMMANDS}
print(*(homes[each] for each in sorted(homes.keys() & sys.modules.keys())), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "loaded"),
    [(["--help"], ""), (["--version"], ""), (["bild"], ""), (["check", "--help"], "check")],
    ids=["help", "version", "misuse", "one command"],
)
def test_a_command_that_is_not_called_is_not_loaded(words: list[str], loaded: str) -> None:
    """The line of each command is known without its module; a command pays for no other."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr.splitlines()[-1] == loaded


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        ("list", {"handout.project", "handout.model.blocks", "markdown_it"}),
        ("schema", {"pydantic", "yaml", "dataclasses"}),
    ],
    ids=["list", "schema"],
)
def test_no_model_is_made_that_is_not_asked_for(command: str, unneeded: set[str], tmp_path: Path) -> None:
    """A list needs the document control alone, and the schema was written when the models were changed."""
    script = "import sys, handout.cli as c; print(c.main(sys.argv[1:])); print(*sys.modules)"
    words = [command, *(("--output", str(tmp_path)) if command == "schema" else ())]
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True, cwd=ROOT
    )
    *_, status, loaded = done.stdout.splitlines()
    assert status == "0"
    assert unneeded & set(loaded.split()) == set()


def test_every_module_that_can_be_run_is_a_command() -> None:
    """Each module of ``cli/`` that takes arguments and runs stands in the manual, and no other does."""
    every = (import_module(f"{cli.__name__}.{each.name}") for each in iter_modules(cli.__path__))
    runs = {each.__name__ for each in every if hasattr(each, "run") and hasattr(each, "add_arguments")}
    assert {module_of(name).__name__ for name in COMMANDS} == runs


def test_the_manual_is_as_wide_as_it_is_asked_to_be() -> None:
    """Where COLUMNS says how wide a line may be, no line of the commands is wider; a pipe has eighty."""
    part = run("--help", COLUMNS="60").stdout.partition("commands:")[2].partition("a first quarter")[0]
    assert 50 < max(map(len, part.splitlines())) <= 60
    part = run("--help", COLUMNS="").stdout.partition("commands:")[2].partition("a first quarter")[0]
    assert 70 < max(map(len, part.splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("list",),
        ("check",),
        ("schema", "--output", "{out}"),
        ("explain",),
        ("explain", "text-lost"),
    ],
    ids=" ".join,
)
def test_quick_commands_never_wake_the_typesetter(
    arguments: tuple[str, ...], project: Path, tmp_path: Path
) -> None:
    """What prints nothing does not pay for the typesetter, nor for the readers of PDF."""
    given = [each.format(out=tmp_path / "out") for each in arguments]
    if given[0] in ("list", "check"):
        given += ["--project", str(project)]
    script = (
        "import sys, runpy\n"
        f"sys.argv = ['handout', *{given!r}]\n"
        "try:\n    runpy.run_module('handout', run_name='__main__')\n"
        "except SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "heavy = {'weasyprint', 'pypdfium2', 'PIL', 'page', 'jinja2', 'bibtexparser'} & set(sys.modules)\n"
        "sys.exit(f'imported: {sorted(heavy)}' if heavy else 0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert ended.returncode == 0, ended.stderr
