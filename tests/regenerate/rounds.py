"""Rounds of violence against builds and watchers; each ends with the laws held against what is left.

Every choice comes from the generator that is handed in, so that a round can be played again by its seed.
"""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from random import Random
from subprocess import Popen
from time import monotonic, sleep

from tests.regenerate.ward import OWN, Ran, State, Ward, await_that, ended, kill_all, victims

CHECK_S = 1.5
"""A check of the few topics of a ward takes about so long."""
BUSY = "another build is at work"
BREATH_S = 60
"""Nobody waits longer than this for a build or a watch that was told to stop, on a machine however busy."""


def duration_s(ward: Ward) -> float:
    """How long a build of everything takes here and now."""
    begun = monotonic()
    done = ward.build("--fresh")
    assert done.status == 0, done.told
    return monotonic() - begun


def killed_build(ward: Ward, state: State, chance: Random, lasts_s: float) -> str:
    """Kill a build with all its processes at some instant; then hold all three laws."""
    ward.turn_to(state)
    words = chance.choice([(), (), ("--fresh",), ("--workers", "1")])
    process = ward.start("build", *words)
    when = _wait(process, chance, lasts_s)
    kill_all(process)
    process.communicate()
    what = f"build {' '.join(words)} killed {when}"
    ward.assert_whole(state, what)
    ward.assert_mended(state, what)
    return what


def _wait(process: Popen[str], chance: Random, lasts_s: float) -> str:
    """Until some instant of the whole time; or until just after a line was told, when files are written."""
    if chance.random() < 0.4:
        delay = chance.uniform(0, lasts_s * 1.1)
        sleep(delay)
        return f"after {delay:.3f} s"
    lines, told = chance.randint(0, 14), 0
    while told < lines and process.stdout is not None and process.stdout.readline():
        told += 1
    sleep(delay := chance.choice([0.0, 0.001, 0.005, 0.02]) * chance.random())
    return f"{delay * 1000:.1f} ms after its line {told}"


def killed_check(ward: Ward, state: State, chance: Random, lasts_s: float) -> str:
    """Kill a check at some instant: the next says all the same what one would say that remembers nothing."""
    ward.put(state)
    process = ward.start("check", *chance.choice([(), ("--fresh",)]))
    sleep(delay := chance.uniform(0, min(lasts_s, CHECK_S)))
    kill_all(process)
    process.communicate()
    what = f"check killed after {delay:.3f} s"
    kept, anew, again = (ward.run("check", *words) for words in ((), ("--fresh",), ()))
    assert kept.told == anew.told == again.told, f"{what}:\n{kept.told}\n{anew.told}\n{again.told}"
    assert "Traceback" not in kept.said, f"{what}: {kept.told}"
    left = {path.name for path in ward.checked.iterdir()} - OWN
    assert left == {"manifest.json"}, f"{what}: left over: {left}"
    return what


def lost_process(ward: Ward, state: State, chance: Random, lasts_s: float) -> str:
    """Kill one process of a build, as a system short of memory does; the build ends by itself."""
    ward.turn_to(state)
    process = ward.start("build", "--fresh", "--workers", "2")
    until = monotonic() + chance.uniform(0.1, lasts_s)
    lost = 0
    while process.poll() is None and (monotonic() < until or not victims(process.pid)):
        sleep(0.005)
    if there := victims(process.pid):
        lost = chance.choice(there)
        with suppress(ProcessLookupError):
            os.kill(lost, signal.SIGKILL)
    done = ended(process)
    what = f"build that lost {'process ' + str(there.index(lost)) if lost else 'nothing'} of {len(there)}"
    assert done.status in (0, 1), f"{what}: {done.told}"
    assert "Traceback" not in done.said, f"{what}: {done.told}"
    ward.assert_whole(state, what)
    ward.assert_mended(state, what)
    return what


def stopped_build(ward: Ward, state: State, chance: Random, lasts_s: float) -> str:
    """Press Ctrl-C at some instant: it ends soon, with its own status, and leaves what is whole."""
    ward.turn_to(state)
    process = ward.start("build", "--fresh")
    delay = chance.uniform(0.4, lasts_s)
    sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    done = ended(process, BREATH_S)
    what = f"build stopped after {delay:.2f} s"
    assert done.status in (0, 1, 130, -signal.SIGINT), f"{what}: {done.told}"
    assert "Traceback" not in done.said, f"{what}: {done.told}"
    ward.assert_whole(state, what)
    ward.assert_mended(state, what)
    return what


def two_builds(ward: Ward, state: State, chance: Random, lasts_s: float) -> str:
    """Two builds at once in one folder: one works; the other waits for nobody, and says why it does not."""
    ward.turn_to(state)
    first = ward.start("build", *chance.choice([(), ("--fresh",)]))
    sleep(delay := chance.uniform(0, lasts_s) * chance.choice([0.1, 1]))
    second = ward.start("build", "--fresh")
    both = [ended(first), ended(second)]
    what = f"two builds, {delay:.3f} s apart"
    statuses = sorted(done.status for done in both)
    told = "\n".join(done.told for done in both)
    assert statuses[0] in (0, 1), f"{what}: neither came to an end\n{told}"
    assert statuses[1] in (0, 1, 2), f"{what}:\n{told}"
    for done in both:
        assert done.status != 2 or BUSY in done.said, f"{what}: refused without a reason\n{done.told}"
        assert "Traceback" not in done.said, f"{what}: {done.told}"
    wrong = ward.unmended(state)
    assert not wrong, f"{what}:\n" + "\n".join(wrong) + told
    return f"{what}: {'one was refused' if statuses[1] == 2 else 'both came to an end'}"


def changed_meanwhile(ward: Ward, state: State, other: State, chance: Random, lasts_s: float) -> str:
    """Content is saved while a build is at work: whatever it leaves, the next build mends."""
    ward.expected(other)
    ward.turn_to(state)
    process = ward.start("build", "--fresh")
    sleep(delay := chance.uniform(0.1, lasts_s))
    ward.put(other)
    done = ended(process)
    what = f"content changed {delay:.2f} s into a build"
    assert done.status in (0, 1), f"{what}: {done.told}"
    assert "Traceback" not in done.said, f"{what}: {done.told}"
    ward.assert_whole(other, what)
    ward.assert_mended(other, what)
    return what


def watching(ward: Ward, state: State) -> Popen[str]:
    """A watcher that has caught up with this state."""
    ward.expected(state)
    ward.turn_to(state)
    process = ward.start("watch")
    settled(ward, state, process, "watch, as it begins")
    return process


def settled(ward: Ward, state: State, process: Popen[str], what: str, within_s: float = 60) -> None:
    """The watcher brings the output folder to a clean build of this state, by itself."""
    expected = ward.expected(state)
    until = monotonic() + within_s
    while (wrong := _unmended(ward, state)) and monotonic() < until and process.poll() is None:
        sleep(0.05)
    if wrong:
        kill_all(process)
        said, _ = process.communicate()
        raise AssertionError(f"{what}: not within {within_s} s\n" + "\n".join(wrong) + f"\n{said}")
    assert expected is ward.expected(state)


def _unmended(ward: Ward, state: State) -> list[str]:
    """What is not yet as it should be, while somebody else is at work on it."""
    try:
        return ward.unmended(state)
    except FileNotFoundError as gone:
        return [f"{gone.filename}: went while it was looked at"]


def stopped_watch(process: Popen[str]) -> Ran:
    """Ctrl-C ends a watcher at once and in peace."""
    os.killpg(process.pid, signal.SIGINT)
    done = ended(process, BREATH_S)
    assert done.status in (0, 130, -signal.SIGINT), done.told
    assert "Traceback" not in done.said, done.told
    return done


def killed_watch(ward: Ward, state: State, other: State, chance: Random, lasts_s: float) -> str:
    """Kill a watcher at some instant after a save; then hold all three laws."""
    ward.expected(other)
    process = watching(ward, state)
    ward.put(other)
    sleep(delay := chance.uniform(0, lasts_s))
    kill_all(process)
    process.communicate()
    what = f"watcher killed {delay:.3f} s after a save"
    ward.assert_whole(other, what)
    ward.assert_mended(other, what)
    return what


def lost_watch_worker(ward: Ward, state: State, other: State, chance: Random, lasts_s: float) -> str:
    """A watcher loses a process while it prints, and goes on all the same."""
    ward.expected(other)
    process = watching(ward, state)
    ward.put(other)
    sleep(delay := chance.uniform(0, lasts_s))
    if there := victims(process.pid):
        with suppress(ProcessLookupError):
            os.kill(chance.choice(there), signal.SIGKILL)
    what = f"watcher that lost a process {delay:.3f} s after a save"
    await_that(lambda: not _unmended(ward, other) or process.poll() is not None, what, 60)
    assert process.poll() is None, f"{what}: it ended"
    ward.put(state)
    settled(ward, state, process, f"{what}, at the next save")
    stopped_watch(process)
    return what


def lost_output(ward: Ward, state: State, other: State, chance: Random, lasts_s: float) -> str:
    """The output folder is deleted under a watcher; the next save brings all of it back."""
    ward.expected(other)
    process = watching(ward, state)
    if is_busy := chance.random() < 0.5:
        ward.put(other)
        sleep(chance.uniform(0, lasts_s))
    shutil.rmtree(ward.output, ignore_errors=True)
    shutil.rmtree(ward.output, ignore_errors=True)
    sleep(lasts_s)
    ward.put(state if is_busy else other)
    what = f"output deleted under a watcher {'at work' if is_busy else 'at rest'}"
    settled(ward, state if is_busy else other, process, what)
    stopped_watch(process)
    return what


def saved_clumsily(ward: Ward, state: State, other: State, chance: Random, lasts_s: float) -> str:
    """Bursts, halves of files and editors' scraps; once they end, the prints are those of what is on disk."""
    ward.expected(other)
    process = watching(ward, state)
    topics = ward.root / "content" / "topics"
    for number in range(chance.randint(5, 50)):
        name = chance.choice(sorted(name for name in state if "/topics/" in name))
        data = state[name] + f"# saved {number} times\n".encode()
        path, scrap = ward.root / name, topics / chance.choice(SCRAPS)
        manner = chance.choice(["in place", "in halves", "by a move", "beside"])
        if manner == "by a move":
            scrap.write_bytes(data)
            scrap.replace(path)
        elif manner == "beside":
            scrap.write_bytes(data[: len(data) // 2])
            scrap.unlink()
        else:
            if manner == "in halves":
                path.write_bytes(data[: len(data) // 2])
                sleep(chance.uniform(0, 0.05))
            path.write_bytes(data)
        sleep(chance.choice([0, 0, 0.01, 0.1]))
    ward.put(other)
    settled(ward, other, process, "clumsy saves")
    stopped_watch(process)
    return "clumsy saves"


SCRAPS = (
    "4913",
    ".topic-a.yaml.swp",
    "topic-a.yaml~",
    ".#topic-a.yaml",
    "#topic-a.yaml#",
    "topic-a.yaml.tmp",
)
