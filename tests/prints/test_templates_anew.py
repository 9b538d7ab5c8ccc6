"""Whoever prints on and on sees each template as it stands now."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from handout.project import PACKAGED
from handout.stages.render import render
from tests.conftest import Print


def test_a_template_that_is_put_over_ours_is_used_at_once(
    tmp_path: Path, printed: Callable[[str], Print]
) -> None:
    """A style sheet of a project is found where there was none, is read again, and is forgotten once gone."""
    plan, folders = printed("patient").plan, (tmp_path, PACKAGED)
    ours = render(plan, folders)
    own = tmp_path / "patient" / "page.css"
    own.parent.mkdir()
    shutil.copy2(PACKAGED / "patient" / "page.css", own)
    for said in ("/* one */", "/* two */"):
        times = own.stat()
        own.write_text(f"{own.read_text(encoding='utf-8')}\n{said}\n", encoding="utf-8")
        shutil.copystat(PACKAGED / "patient" / "page.css", own)
        assert times.st_mtime_ns == own.stat().st_mtime_ns, "only its other time tells"
        assert said in render(plan, folders)
    own.unlink()
    assert render(plan, folders) == ours
