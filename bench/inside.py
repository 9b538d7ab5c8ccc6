"""What can only be measured inside one process; `regenerate.py` runs each of these in a process of its own.

python bench/inside.py naive PAGE…          a loop over pages as a first program would write it: CPU seconds
python bench/inside.py parts FOLDER TOPIC…  layout, proof and pages of each print of these topics
python bench/inside.py memory FOLDER N…     the memory of one process after its Nth print
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, pairwise
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.library import TODAY, VARIANTS  # noqa: E402

DAY = date.fromisoformat(TODAY)


def naive(*pages: str) -> float:
    """CPU seconds of WeasyPrint's own interface in a loop, without any proof."""
    import weasyprint

    begun = process_time()
    for page in pages:
        weasyprint.HTML(filename=page).write_pdf(pdf_variant="pdf/a-2a")
    return process_time() - begun


def parts(folder: str, *topics: str) -> list[dict[str, object]]:
    """The CPU seconds of each print's layout and of its proof."""
    from handout.project import Project
    from handout.stages.prove import prove
    from handout.stages.typeset import typeset, warm

    project, found = Project(Path(folder)), []
    warm(project.fonts)
    for name, variant, plan, html in _planned(project, topics):
        prove(typeset(html, project.fonts), plan, "")  # the first of each kind loads what later ones have
        times = [process_time()]
        document = typeset(html, project.fonts)
        times.append(process_time())
        wrong = prove(document, plan, "")
        times.append(process_time())
        if wrong:
            sys.exit(f"{name} {variant}: {wrong[0]}")
        laid, proven = (after - before for before, after in pairwise(times))
        found.append(
            {
                "variant": variant,
                "pages": len(document.pages),
                "layout": laid,
                "proof": proven,
                "bytes": len(document.pdf),
            }
        )
    return found


def memory(folder: str, *marks: str) -> dict[str, int]:
    """The resident KiB of one process after so many prints of a worker, proofs included."""
    from handout.model.job import Job
    from handout.pressing.press import press
    from handout.project import Project
    from handout.stages.typeset import warm

    project, wanted, found = Project(Path(folder)), sorted(map(int, marks)), {}
    warm(project.fonts)
    jobs = [
        Job((plan,), project.template_folders, project.fonts)
        for _, _, plan, _ in _planned(project, project.topic_names)
    ]
    for number, job in enumerate(cycle(jobs), 1):
        press(job)
        if number in wanted:
            found[str(number)] = _resident_kib()
        if number >= wanted[-1]:
            return found
    return found


def _planned(project, topics) -> Iterator[tuple[str, str, object, str]]:  # type: ignore[no-untyped-def]
    from handout.sound import planned, sound_topic
    from handout.stages.render import render

    for name in topics:
        for variant in map(project.variant, VARIANTS):
            sound, _ = sound_topic(project, name, [variant], DAY)
            plan = planned(project, sound, variant, DAY)
            yield name, variant.id, plan, render(plan, project.template_folders)


def _resident_kib() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


if __name__ == "__main__":
    KINDS: dict[str, Callable[..., object]] = {"naive": naive, "parts": parts, "memory": memory}
    print(json.dumps(KINDS[sys.argv[1]](*sys.argv[2:])))
