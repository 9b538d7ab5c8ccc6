"""A build that has nothing to do answers without reading content."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.keeping.house import TODAY, House

COUNTED = """
import argparse, pathlib, sys
before = set(sys.modules)
from handout.cli import main
status = main(sys.argv[1:])
heavy = {"pydantic", "yaml", "jinja2", "weasyprint", "pypdfium2"}
slow = {"dataclasses", "inspect", "tempfile", "shutil"} - before
print(status, sorted((heavy | slow) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "10 current, 0 written, 0 refused"),
        (["alpha"], "5 current, 0 written, 0 refused"),
        (["--variant", "patient", "--language", "en-GB"], "2 current, 0 written, 0 refused"),
    ],
    ids=["all", "one topic", "one variant"],
)
def test_nothing_to_do_loads_no_library(house: House, words: list[str], said: str) -> None:
    """No library that reads or prints is loaded where files say that all stands."""
    command = [sys.executable, "-c", COUNTED, "build", *words, "--project", str(house.root)]
    done = subprocess.run(
        [*command, "--today", TODAY.isoformat()], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [said, "0 []"]


def test_an_unfinished_build_is_looked_into(house: House) -> None:
    """Where a journal lies, the short answer is not given."""
    (house.output / ".journal").write_text("", encoding="utf-8")
    command = [sys.executable, "-c", COUNTED, "build", "--project", str(house.root), "--workers", "1"]
    done = subprocess.run(
        [*command, "--today", TODAY.isoformat()], capture_output=True, text=True, check=True
    )
    assert "10 current" in done.stdout
    assert "pydantic" in done.stdout
    assert not (house.output / ".journal").exists()


def test_what_we_wrote_is_not_read_again(house: House) -> None:
    """The build after the first knows the prints by their signatures, though they were written just now."""
    house.build(is_fresh=True)
    known = json.loads((house.output / ".seen.json").read_bytes())["files"]
    prints = [str(path) for path in house.output.rglob("*.pdf")]
    assert len(prints) == 10
    assert [path for path in prints if path not in known] == []
