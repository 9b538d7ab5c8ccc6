"""Two leaks and a silent loss of text in the typesetter's libraries; each test fails without its guard.

One configuration of fonts for all documents; workers that are replaced; fonts that stand in their own
folder and not in a copy that an exiting child deletes. Each runs in a process of its own.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from textwrap import dedent

import pytest

from handout.model.job import Job
from handout.pressing.workers import MOST_JOBS, OneByOne, Workers, press, side_by_side
from handout.project import PACKAGED, Project
from tests.prints.small import small_plan

SMALL = (
    "<!doctype html><html lang=en><title>t</title><style>p{font-family:'IBM Plex Sans'}</style><p>Text</p>"
)
PREPARED = f"""
import gc, os, sys
from pathlib import Path
from handout.stages.typeset import typeset, warm
from handout.stages.typeset.engine import engine

FONTS, SMALL = Path({str(PACKAGED / "shared" / "fonts")!r}), {SMALL!r}


def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def growth(html, before, count):
    for _ in range(before):
        assert not typeset(html, FONTS).complaints
    gc.collect()
    first = resident()
    for _ in range(count):
        typeset(html, FONTS)
    gc.collect()
    return (resident() - first) / count
"""


def said(script: str) -> str:
    """What a script prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PREPARED + dedent(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


@needs_proc
@pytest.mark.slow
def test_a_document_leaves_no_configuration_of_fonts_behind() -> None:
    """Each would leak a quarter of a megabyte: small documents leave next to nothing."""
    each_kib = float(said("print(growth(SMALL, 40, 60))"))
    assert each_kib < 60, f"{each_kib:.0f} KiB a document"


@needs_proc
@pytest.mark.slow
def test_a_configuration_for_each_document_is_seen_to_leak() -> None:
    """The measure above sees the leak that it guards against: else it would guard nothing."""
    script = """
    from weasyprint.text.fonts import FontConfiguration
    warm(FONTS)
    typesetter = engine(FONTS)
    lay_out = typesetter.lay_out

    def anew(html, css):
        typesetter._fonts = FontConfiguration()
        return lay_out(html, css)

    typesetter.lay_out = anew
    print(growth(SMALL, 10, 30))
    """
    each_kib = float(said(script))
    if each_kib < 100:
        pytest.skip(f"this Pango leaks {each_kib:.0f} KiB a configuration: the guard may go one day")


@needs_proc
@pytest.mark.slow
def test_what_leaks_all_the_same_goes_with_the_worker() -> None:
    """A table of even figures leaks a little with each line; until a worker is replaced it is bounded."""
    script = """
    rows = "".join(f"<tr><td>{n} mg<td>{n / 4} mL" for n in range(20))
    table = SMALL + "<style>td{font-variant-numeric:tabular-nums}</style><table>" + rows + "</table>"
    print(growth(table, 10, 20))
    """
    each_kib = float(said(script))
    assert each_kib * MOST_JOBS < 64 * 1024, f"{each_kib:.0f} KiB a document, {MOST_JOBS} documents a worker"


def test_a_worker_keeps_nothing_of_what_it_has_printed() -> None:
    """Pages hang together in circles, which Python lets lie until it looks: a worker looks after each job."""
    plan = small_plan(["Text"])
    project = Project(PACKAGED.parent)
    job = Job((plan,), project.template_folders, project.fonts)
    with side_by_side(1, project.fonts)() as executor:
        assert executor.submit(press, job).result()
        assert executor.submit(pages_in_memory).result() == 0


def pages_in_memory() -> int:
    return sum(type(each).__name__ == "PageBox" for each in gc.get_objects())


def test_a_worker_is_replaced_before_it_has_grown() -> None:
    """After so many jobs for each process another executor takes over; what leaked goes with the first."""
    made: list[OneByOne] = []

    def make() -> OneByOne:
        made.append(OneByOne())
        return made[-1]

    workers = Workers(2, make)
    for _ in range(2 * MOST_JOBS):
        workers.submit(Job((), (), PACKAGED))
    assert len(made) == 1
    workers.submit(Job((), (), PACKAGED))
    assert len(made) == 2


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="there is no fork here")
def test_a_child_that_ends_takes_no_fonts_with_it() -> None:
    """After a forked child has ended in the normal way, the parent still draws every face.

    A typesetter that copies fonts to a temporary folder loses them then: bold
    and italic come out blank, with no word of warning.
    """
    script = """
    import pypdfium2

    warm(FONTS)
    if (child := os.fork()) == 0:
        sys.exit()
    os.waitpid(child, 0)
    page = SMALL + "<p><b>Bold</b> and plain</p><p style='font-family: DejaVu Sans'>Other <b>Heavy</b></p>"
    document = typeset(page, FONTS)
    assert not document.complaints, document.complaints
    page = pypdfium2.PdfDocument(document.pdf)[0]
    text = page.get_textpage()
    image = page.render(scale=2).to_pil().convert("L")
    for word in ("Text", "Bold", "plain", "Other", "Heavy"):
        at = text.search(word, match_case=True).get_next()
        assert at is not None, word
        left, bottom, right, top = text.get_charbox(at[0])
        height = page.get_height()
        box = [int(2 * left), int(2 * (height - top)), int(2 * right) + 1, int(2 * (height - bottom)) + 1]
        print(word, image.crop(box).getextrema()[0])
    """
    inked = dict(line.split() for line in said(script).splitlines())
    assert {word for word, darkest in inked.items() if int(darkest) < 128} == {
        "Text", "Bold", "plain", "Other", "Heavy",
    }  # fmt: skip


def test_no_style_sheet_brings_fonts_of_its_own() -> None:
    """Fonts come by `fonts.conf` alone: those of a style sheet are copied to where a child deletes them."""
    sheets = [*PACKAGED.rglob("*.css"), *PACKAGED.rglob("*.j2")]
    assert sheets
    assert [sheet for sheet in sheets if "@font-face" in sheet.read_text(encoding="utf-8")] == []
