"""Ctrl-C ends a command whatever Python or a library makes of it; a fault of ours keeps its traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = """
import os, signal, sys
from handout import library
from handout.cli import main

real = library.read

def pressed():
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(1000):
        pass

class Dropped:
    def __del__(self):
        pressed()

def read(*arguments):
{body}
    return real(*arguments)

library.read = read
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main({words}))
"""
TURNED = """
    try:
        pressed()
    except KeyboardInterrupt:
        raise ValueError("a library's own error") from None
"""
DROPPED = "    Dropped()"
FAULT = "    raise ValueError('a fault of ours')"


def run(body: str, project: Path, command: str) -> subprocess.CompletedProcess[str]:
    words = [command, "--fresh", "--project", str(project)]
    code = COMMAND.format(body=body, words=words)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("check", TURNED),
        ("check", DROPPED),
        ("build", TURNED),
        pytest.param("build", DROPPED, marks=pytest.mark.long),
    ],
    ids=["check, turned into an error", "check, dropped", "build, turned into an error", "build, dropped"],
)
def test_ctrl_c_is_obeyed_whatever_became_of_it(project: Path, command: str, body: str) -> None:
    """Found by the soak: pydantic turns it into an error of its own while it makes a record ready."""
    done = run(body, project, command)
    assert done.returncode == 130, done.stderr
    assert done.stderr.splitlines()[-1] == "handout: stopped; what is in the output folder is whole"
    assert "a library's own error" not in done.stderr


def test_a_fault_of_ours_keeps_its_traceback(project: Path) -> None:
    """Where nobody pressed Ctrl-C nothing is hidden."""
    done = run(FAULT, project, "check")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "a fault of ours" in done.stderr
