"""The house stands as it was drawn: imports point down, pieces stay small, and the doors stay shut."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "handout").rglob("*.py"))
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".j2", ".css"))
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}

LONGEST_FUNCTION = 25
LONGEST_FILE = 200
TYPICAL_FILE = 60

# Functions whose matter is longer than the law, each with its reason.
LONGER: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    """Every function of the package, with the file it stands in and its name."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}:{node.name}", node


def body_lines(function: Function) -> int:
    """The lines of a function from its first statement on, its docstring excluded."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def calls(tree: ast.AST) -> Iterator[str]:
    """Each call as it is written: `date.today`, `Markup`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_imports_point_down() -> None:
    """Every contract of `pyproject.toml` holds: floors, stages apart, one door per library."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)


def test_functions_are_short() -> None:
    """A function that needs more than a glance holds more than one thought."""
    long = {name: lines for name, each in functions() if (lines := body_lines(each)) > LONGEST_FUNCTION}
    assert set(long) == set(LONGER), long


def test_files_are_short() -> None:
    """Half of all files fit on a screen, and none needs a table of contents."""
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in TREES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
    assert median(lengths.values()) <= TYPICAL_FILE


def test_every_module_says_what_it_is_for() -> None:
    """The first line of a file is its place in the story, so that the tree can be read like one."""
    untold = [name for name, tree in TREES.items() if not ast.get_docstring(tree) and tree.body]
    assert untold == []


def test_docstrings_are_sentences() -> None:
    """Who writes a docstring says in a whole sentence what holds, and lists no arguments."""
    told = {name: text for name, each in functions() if (text := ast.get_docstring(each))}
    assert told
    assert [
        name for name, text in told.items() if not text.split("\n\n")[0].rstrip().endswith((".", ":", "?"))
    ] == []
    assert [
        name
        for name, text in told.items()
        if re.search(r"^(Args|Returns|Raises|Parameters):", text, re.MULTILINE)
    ] == []


def test_the_clock_comes_in_at_the_edge() -> None:
    """No print can depend on when it was made, but by a date that the command was given."""
    clocks = re.compile(r"(^|\.)(now|utcnow|today|time|monotonic|perf_counter|localtime|gmtime)$")
    found = {name for name, tree in TREES.items() for call in calls(tree) if clocks.search(call)}
    assert found == {"handout/cli/usage.py"}


def test_no_content_is_passed_on_unescaped() -> None:
    """What an author types is text: only a template's own style sheet is taken as it stands, at one place."""
    trusting = {
        name for name, tree in TREES.items() if any(call.split(".")[-1] == "Markup" for call in calls(tree))
    }
    assert trusting == {"handout/stages/render.py"}
    assert TEMPLATES
    loose = re.compile(r"\|\s*safe\b|\bautoescape\s+false|\bMarkup\b")
    assert [path.name for path in TEMPLATES if loose.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("folder", ["patient", "pocket-card", "summary"])
def test_templates_hold_no_clinical_content(folder: str) -> None:
    """No figure with a unit stands in a template: whatever is said to a reader comes from the content."""
    dosed = re.compile(r"\d\s*(?:mg|mL|micrograms?|units?|mmol|%\s+of)\b")
    texts = [
        path
        for path in TEMPLATES
        if path.suffix == ".j2" and path.parent.name in (folder, "shared", "blocks")
    ]
    assert texts
    assert [path.name for path in texts if dosed.search(path.read_text(encoding="utf-8"))] == []


def test_page_size_lives_in_css_alone() -> None:
    """Two homes for one figure would part company: neither variant nor page template names a paper."""
    paper = re.compile(r"\b(A[3-7]|\d+\s?mm)\b")
    named = [*(ROOT / "templates").glob("*/variant.yaml"), *(ROOT / "templates").glob("*/page.html.j2")]
    said = {path.parent.name: paper.findall(_without_comments_and_title(path)) for path in named}
    assert {name: found for name, found in said.items() if found} == {}


def _without_comments_and_title(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(("#", "title:")))
