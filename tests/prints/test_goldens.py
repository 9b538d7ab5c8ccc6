"""Each print of the fixture topic is as somebody last saw and accepted it (`make accept`).

The HTML is kept whole but for its style sheet, which design may change freely; what a listener hears is kept
as poppler reads the PDF's structure.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import Print

GOLDEN = Path(__file__).parents[1] / "golden" / "full"
VARIANTS = ("patient", "pocket-card", "summary")
STYLE = re.compile(r"(<style>.*?</style>\s*)+", re.DOTALL)
# It covers the style sheets too, and would change with each of them.
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}\b(?!-)")


def html(made: Print) -> str:
    return CODE.sub("CODE-XX", STYLE.sub("", made.html))


def structure(made: Print) -> str:
    """The tagged text in reading order: what a screen reader says."""
    return CODE.sub("CODE-XX", heard(made.document.pdf))


@cache
def heard(pdf: bytes) -> str:
    """What poppler makes of the tags; it takes seconds over a long print."""
    command = ["pdfinfo", "-struct-text", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode("utf-8")


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("suffix", "view"), [("html", html), ("struct.txt", structure)])
def test_a_print_is_as_it_was_accepted(
    variant: str,
    suffix: str,
    view: Callable[[Print], str],
    printed: Callable[[str], Print],
    request: pytest.FixtureRequest,
) -> None:
    """No word, tag or order of a print changes unseen."""
    compared(GOLDEN / f"{variant}.{suffix}", view(printed(variant)), request)


def compared(path: Path, now: str, request: pytest.FixtureRequest) -> None:
    """The golden file is what is made now; `--accept` takes what is made now as golden."""
    if request.config.getoption("accept"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    diff = "\n".join(
        unified_diff(before.splitlines(), now.splitlines(), f"accepted {path.name}", "now", lineterm="")
    )
    assert now == before, f"look at it; then accept it with `make accept`\n{diff}"


def test_nothing_else_is_golden() -> None:
    """A golden file that no test compares would look like a promise."""
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{variant}.{suffix}" for variant in VARIANTS for suffix in ("html", "struct.txt")
    }
