"""Measure the cold command against the same work done without Handout, side by side in one run.

python bench/cold.py [PAIRS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from compileall import compile_dir
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
HANDOUT, WEASYPRINT = str(BIN / "handout"), str(BIN / "weasyprint")
TOPIC = "ketamine"
VARIANTS = ("pocket-card", "summary", "patient")
TODAY = date(2026, 11, 22).isoformat()
LEAST_PAIRS = 7
BUILD_TARGET = 0.55
IMPORT_TARGET = 0.5
ANSWER_TARGET_S = 0.3

Measure = Callable[[], None]


def main() -> None:
    """Both tables, once everything they run is known to work."""
    compile_dir(ROOT / "handout", quiet=1)  # as WeasyPrint is, by its installer
    pairs = max(LEAST_PAIRS, int(sys.argv[1])) if len(sys.argv) > 1 else LEAST_PAIRS
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        variants = [word for variant in VARIANTS for word in ("--variant", variant)]
        build = [HANDOUT, "build", TOPIC, *variants, "--fresh", "--output", str(output), "--today", TODAY]
        call(build)
        pages = sorted((output / TOPIC).glob("*.html"))
        print(f"{pairs} pairs, one after the other; medians of wall time; {os.cpu_count()} cores\n")
        compare_builds(build, pages, Path(folder), pairs)
        compare_answers(pairs)


def compare_builds(build: Sequence[str], pages: Sequence[Path], folder: Path, pairs: int) -> None:
    """One command that proves what it prints, against one `weasyprint` command for each of its pages."""

    def ours() -> None:
        call(build)

    def theirs() -> None:
        for page in pages:
            call([WEASYPRINT, "--pdf-variant", "pdf/ua-1", str(page), str(folder / f"{page.stem}.pdf")])

    mine, other = in_turn([ours, theirs], pairs)
    ratio = median(a / b for a, b in zip(mine, other, strict=True))
    print(f"{'cold: ' + TOPIC + ', three prints':32}{'median':>10}{'ratio':>8}{'target':>8}")
    print(f"{'handout build (proven)':32}{median(mine):>8.2f} s{ratio:>8.2f}{'≤ ' + str(BUILD_TARGET):>8}")
    print(f"{f'{len(pages)} × weasyprint (unproven)':32}{median(other):>8.2f} s{1:>8.2f}\n")


def compare_answers(pairs: int) -> None:
    """Commands that print nothing on paper, against the mere import of the typesetter."""
    checks = (["check", TOPIC, "--fresh"], ["check", TOPIC], ["check", "--fresh"], ["check"])
    commands = (["--help"], ["list"], *checks, ["schema"])
    measures: list[Measure] = [lambda: call([sys.executable, "-c", "import weasyprint"])]
    measures += [lambda each=each: call([HANDOUT, *each]) for each in commands]  # type: ignore[misc]
    imported, *answered = in_turn(measures, pairs)
    print(f"{'cold: no print':32}{'median':>10}{'ratio':>8}{'target':>8}")
    print(f"{'python -c import weasyprint':32}{median(imported):>8.3f} s{1:>8.2f}")
    for command, times in zip(commands, answered, strict=True):
        ratio = median(a / b for a, b in zip(times, imported, strict=True))
        name = f"handout {' '.join(command)}"
        wanted = f"{'≤ ' + str(IMPORT_TARGET):>8}   want < {ANSWER_TARGET_S} s"
        print(f"{name:32}{median(times):>8.3f} s{ratio:>8.2f}{wanted}")


def in_turn(measures: Sequence[Measure], rounds: int) -> list[list[float]]:
    """The seconds of each measure, round by round, so that a busy moment falls on all of them alike."""
    times: list[list[float]] = [[] for _ in measures]
    for number in range(rounds):
        order = range(len(measures)) if number % 2 else reversed(range(len(measures)))
        for index in order:
            start = perf_counter()
            measures[index]()
            times[index].append(perf_counter() - start)
    return times


def call(command: Sequence[str]) -> None:
    """Run a command from the project's root; what it prints is thrown away unless it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
