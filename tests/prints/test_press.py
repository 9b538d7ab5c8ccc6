"""The press stands what the engine and the validator do to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from typing import Any

import pytest

from handout.model.job import Job
from handout.pipeline import build
from handout.pressing.origin import FORKS
from handout.pressing.workers import OneByOne, Workers
from handout.project import PACKAGED, Project
from handout.stages.typeset import typeset
from tests.conftest import TODAY
from tests.prints.small import FONTS

SPANNING = """<!doctype html><html lang="en"><title>T</title><style>
@page {{ size: A7; margin: 5mm }} main {{ columns: 2 }} .all {{ column-span: all }}</style>
<h1>T</h1><main>{}<div class="all">{}</div></main>"""
ASKED = """
import page, sys
from datetime import date
from pathlib import Path
from handout.cli.build import workers_for
from handout.pipeline import build
from handout.project import Project
page.validate_pdf_bytes(open(sys.argv[1], 'rb').read(), profile='ua1')
project, output = Project(Path(sys.argv[2])), Path(sys.argv[3])
made = build(project, date(2026, 11, 22), output, workers=workers_for(project, 2))
print(sum(bool(each.written) for each in made))
"""


def test_what_the_engine_fails_on_is_a_complaint() -> None:
    """A span across columns ends in an assertion of WeasyPrint 70: it is refused, with no traceback."""
    words = "<p>words and more words</p>"
    document = typeset(SPANNING.format(words * 60, words * 10), FONTS)
    assert document.pages == ()
    assert document.complaints == ("it failed with AssertionError",)


def test_a_process_with_threads_still_shares_out(tmp_path: Path, project: Project) -> None:
    """The validator keeps threads once it was asked; workers come from another process, which has none."""
    pdf = tmp_path / "t.pdf"
    pdf.write_bytes(typeset('<!doctype html><html lang="en"><title>T</title><h1>T</h1>', FONTS).pdf)
    command = [sys.executable, "-c", ASKED, str(pdf), str(project.root), str(tmp_path / "output")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["5"]
    assert done.stderr == ""


def test_a_lost_worker_costs_its_own_print_alone(tmp_path: Path, project: Project) -> None:
    """A process that the system ends is replaced; a job that loses two is refused, and no other is."""
    lost: list[Job] = []

    class Losing(OneByOne):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            (job,) = args
            if job.plans[0].variant.id == "summary":
                lost.append(job)
                raise BrokenExecutor
            return super().submit(fn, *args, **kwargs)

    outcomes = list(build(project, TODAY, tmp_path, workers=Workers(1, Losing)))
    refused = {each.variant: [one.code for one in each.diagnostics] for each in outcomes if each.is_refused}
    assert refused == {"summary": ["worker-lost"]}
    assert len(lost) == 2
    assert sum(bool(each.written) for each in outcomes) == 4


STOPPED = """
import sys
import time
from handout.cli import main
options = ["--project", sys.argv[1], "--output", sys.argv[2], "--workers", "2", "--fresh"]
sys.exit(main(["build", "full", *options]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="signals to a group of processes")
def test_an_interrupt_stops_a_build_at_once(tmp_path: Path, project: Project) -> None:
    """Ctrl-C ends workers with the command, which says so in one line and leaves no traceback."""
    command = [sys.executable, "-c", STOPPED, str(project.root), str(tmp_path / "output")]
    build = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (tmp_path / "output" / ".journal").exists():  # the build is under way
        time.sleep(0.02)
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=60)
    assert build.returncode == 130
    assert said == "handout: stopped; what is in the output folder is whole\n"


def test_an_interrupt_waits_for_a_process_that_is_being_started() -> None:
    """Ended before its process was known, a build left one behind that told of it in a traceback."""
    handed_in: list[Job] = []

    class Slow(OneByOne):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            signal.raise_signal(signal.SIGINT)
            handed_in.append(args[0])
            return super().submit(fn, *args, **kwargs)

    with pytest.raises(KeyboardInterrupt), Workers(2, Slow) as workers:
        workers.submit(Job((), (), PACKAGED))
    assert len(handed_in) == 1


@pytest.mark.skipif(not FORKS, reason="nothing is forked here")
def test_nothing_is_forked_beside_a_thread_that_is_at_work() -> None:
    """Found by a build that hung: Pango's threads outlive its layout, and a fork inherits what they lock."""
    code = """if True:
        import os, threading, time
        from handout.pressing import warmth
        os.environ[warmth.WARMTH] = "nowhere"
        warmth.warm = lambda fonts, is_forked_from: threading.Thread(target=time.sleep, args=(0.3,)).start()
        warmth.warm_by_environment()
        print(len(os.listdir("/proc/self/task")))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1"]


@pytest.mark.skipif(not FORKS, reason="nothing is forked here")
def test_no_font_is_loaded_before_forks_where_its_thread_would_be_left_behind() -> None:
    """Newer Pango asks fontconfig in a thread that stays; a forked worker begins its own, and prints."""
    code = f"""if True:
        import os, sys
        from pathlib import Path
        from handout.stages import typeset
        engine = sys.modules["handout.stages.typeset.engine"]
        fonts = Path({str(FONTS)!r})
        engine.LAST_PANGO_WITHOUT_THREADS = 0
        typeset.warm_before_forks(fonts)
        assert engine.engine.cache_info().currsize == 0, "fonts were loaded"
        assert len(os.listdir("/proc/self/task")) == 1
        child = os.fork()
        if not child:
            made = typeset.typeset('<html lang="en"><title>T</title><p>word', fonts)
            os._exit(0 if made.pages[0].inks[0].text == "word" else 1)
        print(os.waitpid(child, 0)[1])
    """
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "0\n", done.stderr
