"""Measure how long a thousand cards take to be put onto sheets and read again, and how much memory.

python bench/impose.py [CARDS]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TODAY = date(2026, 11, 22)
TOPIC, VARIANT = "ketamine", "pocket-card"
LAYOUTS = ("fold-over", "a7-4up", "a7-8up")


def main() -> None:
    """One table: each layout for a few cards and for many, each in a process of its own."""
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        print_of_card = built(Path(folder))
        heads = f"{'cards':>7}{'sheets':>8}{'imposed':>10}{'read again':>12}{'peak':>9}{'file':>9}"
        print(f"{'layout':12}{heads}  same bytes")
        for layout in LAYOUTS:
            for copies in (8, cards):
                runs = [measured(layout, copies, print_of_card) for _ in range(2)]
                told(layout, copies, runs)


def built(folder: Path) -> Path:
    """A real card, proven."""
    command = [str(Path(sys.executable).parent / "handout"), "build", TOPIC, "--variant", VARIANT]
    subprocess.run([*command, "--output", str(folder), "--today", TODAY.isoformat()], cwd=ROOT, check=True)
    return folder / TOPIC / f"{TOPIC}-{VARIANT}.pdf"


def measured(layout: str, copies: int, path: Path) -> list[str]:
    """Sheets, seconds to impose, seconds to read again, peak memory, bytes, digest: from a fresh process."""
    command = [sys.executable, __file__, "--once", layout, str(copies), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def told(layout: str, copies: int, runs: Sequence[Sequence[str]]) -> None:
    sheets, imposed, read, peak, size, digest = min(runs, key=lambda run: float(run[1]))
    is_same = "yes" if {run[5] for run in runs} == {digest} else "NO"
    print(
        f"{layout:12}{copies:>7}{sheets:>8}{float(imposed):>8.2f} s{float(read):>10.2f} s"
        f"{int(peak) / 1024:>6.0f} MB{int(size) / 1024:>6.0f} KB  {is_same}"
    )


def once(layout: str, copies: int, path: Path) -> None:
    """Impose and read again, and say what it took."""
    from handout import sheeting
    from handout.folders import Folders
    from handout.layouts import Layouts
    from handout.model.sheet.proven import Proven
    from handout.sheeting.manner import manner
    from handout.stages.impose import measure

    folders, data = Folders(ROOT), path.read_bytes()
    how = manner(Layouts(folders), layout)
    code = next(iter(codes(data)))
    one = Proven(f"{TOPIC} {VARIANT}", code, data, measure(data), copies, path)
    read = 0.0

    def timed(*given: object, proof: object = sheeting.overleaf) -> object:
        nonlocal read
        start = perf_counter()
        found = proof(*given)  # type: ignore[operator]
        read += perf_counter() - start
        return found

    sheeting.overleaf = timed  # type: ignore[assignment]
    start = perf_counter()
    done = sheeting.imposed(how, [one], TODAY, folders.fonts, path)
    whole = perf_counter() - start
    if done.diagnostics:
        sys.exit(str(done.diagnostics))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(done.sheets, whole - read, read, peak, len(done.pdf), sha256(done.pdf).hexdigest())


def codes(data: bytes) -> list[str]:
    import re

    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{2}", pdf[0].get_textpage().get_text_bounded())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main()
