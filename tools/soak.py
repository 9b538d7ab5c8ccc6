"""Kill and disturb builds and watchers at seeded instants, and hold what they leave against clean builds.

python tools/soak.py [--seed N] [--share 0.1] [--only KIND]

Each round can be played again: its seed is printed where it failed. Nothing is written into the project.
"""

from __future__ import annotations

import argparse
import inspect
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.regenerate import rounds  # noqa: E402
from tests.regenerate.ward import State, Ward, states, ward  # noqa: E402

Round = Callable[..., str]


@dataclass
class Kind:
    """One kind of disturbance, how often it is tried, and how it went."""

    name: str
    round: Round
    wanted: int
    is_kill: bool = False
    seconds: float = 0.0
    failed: list[int] = field(default_factory=list)
    done: int = 0


KINDS = (
    Kind("a build is killed", rounds.killed_build, 110, is_kill=True),
    Kind("a build loses a process", rounds.lost_process, 30, is_kill=True),
    Kind("a watcher is killed", rounds.killed_watch, 50, is_kill=True),
    Kind("a watcher loses a process", rounds.lost_watch_worker, 15, is_kill=True),
    Kind("a check is killed", rounds.killed_check, 40, is_kill=True),
    Kind("Ctrl-C at some instant", rounds.stopped_build, 15),
    Kind("two builds at once", rounds.two_builds, 50),
    Kind("content changes under a build", rounds.changed_meanwhile, 20),
    Kind("output deleted under a watcher", rounds.lost_output, 10),
    Kind("clumsy saves under a watcher", rounds.saved_clumsily, 10),
)


def main() -> int:
    """The table of what was done, and what did not hold."""
    options = _options()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background is deaf to it
    kinds = [kind for kind in KINDS if options.only in kind.name]
    with tempfile.TemporaryDirectory() as folder:
        made = ward(Path(folder), topics=3)
        every = states(made)
        made.turn_to(every["first"])
        lasts_s = rounds.duration_s(made)
        print(f"seed {options.seed}; a whole build takes {lasts_s:.1f} s; {len(every)} states of the content")
        for kind in kinds:
            for number in range(max(1, round(kind.wanted * options.share))):
                _played(made, every, kind, options.seed * 1000 + number, lasts_s)
    faults = _faults() if not options.only else 0
    _report(kinds)
    return 1 if faults or any(kind.failed for kind in kinds) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed, other instants (default: 1)")
    parser.add_argument("--share", type=float, default=1.0, help="of all rounds (default: 1, that is all)")
    parser.add_argument("--only", default="", help="the kinds whose names hold this")
    return parser.parse_args()


def _played(made: Ward, every: dict[str, State], kind: Kind, seed: int, lasts_s: float) -> None:
    """One round; after one that failed the next begins with an empty folder."""
    chance = Random(f"{kind.name} {seed}")
    before, after = chance.sample(sorted(every), 2)
    begun = perf_counter()
    takes_two = "other" in inspect.signature(kind.round).parameters
    try:
        made.turn_to(every[before])
        if (
            not takes_two and chance.random() < 0.5
        ):  # else what stands is already of that state, or of an earlier one
            made.assert_mended(every[before], "before the round")
        told = kind.round(made, *([every[before]] if takes_two else []), every[after], chance, lasts_s)
        print(f"  {seed}  {before} → {after}: {told}", flush=True)
    except AssertionError as error:
        kind.failed.append(seed)
        print(f"  {seed}  {before} → {after}: FAILED: {kind.name}\n{error}", flush=True)
        for spoilt in (made.output, made.scratch):
            shutil.rmtree(spoilt, ignore_errors=True)
    kind.done += 1
    kind.seconds += perf_counter() - begun


def _faults() -> int:
    """The short tests of disks, clocks and spoilt files, which need no chance."""
    command: Sequence[str] = [sys.executable, "-m", "pytest", "-q", "-rs", "tests/regenerate/test_faults.py"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _report(kinds: Sequence[Kind]) -> None:
    print(f"\n{'':34}{'rounds':>8}{'failed':>8}{'seconds':>9}")
    for kind in kinds:
        print(f"{kind.name:34}{kind.done:>8}{len(kind.failed):>8}{kind.seconds:>9.0f}")
    kills = sum(kind.done for kind in kinds if kind.is_kill)
    print(
        f"{kills} kills in all; nothing torn, nothing stale that claims to be current"
        if not any(kind.failed for kind in kinds)
        else f"{kills} kills in all; FAILED seeds: "
        + ", ".join(f"{kind.name}: {kind.failed}" for kind in kinds if kind.failed)
    )


if __name__ == "__main__":
    sys.exit(main())
