"""``handout cite`` from outside: status, streams, and what is left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handout.cli import main

GATHER = Path(__file__).parents[1] / "gather"
SAMPLES, BROKEN = GATHER / "samples", GATHER / "broken"

Capture = pytest.CaptureFixture[str]


def test_sound_references_are_filed(project: Path, capsys: Capture) -> None:
    """Each is named by its key, the file is that of the export, and the library stays sound."""
    assert main(["cite", str(SAMPLES / "pubmed.nbib"), "--project", str(project)]) == 0
    said = capsys.readouterr()
    assert "muller-2024" in said.out
    assert said.out.endswith(
        "3 references filed in content/references/pubmed.yaml, 0 already there, 0 refused\n"
    )
    assert (project / "content" / "references" / "pubmed.yaml").is_file()
    assert main(["check", "--project", str(project), "--today", "2026-11-22"]) == 0


def test_what_is_refused_is_status_1(project: Path, capsys: Capture) -> None:
    """What could not be read is told by line; what could is filed."""
    assert (
        main(["cite", str(BROKEN / "zotero.ris"), str(SAMPLES / "endnote.ris"), "--project", str(project)])
        == 1
    )
    said = capsys.readouterr()
    assert f"{(BROKEN / 'zotero.ris').as_posix()}:7:1: error: " in said.err
    assert "1 reference filed in content/references/zotero.yaml, 0 already there, 6 refused" in said.out


def test_a_dry_run_prints_what_would_be_filed(project: Path, capsys: Capture) -> None:
    """What is printed can be looked at, and nothing is written."""
    assert main(["cite", str(SAMPLES / "endnote.ris"), "--dry-run", "--project", str(project)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("  doe-1997:\n    type: article-journal\n")
    assert said.endswith(
        "# 1 reference would be filed in content/references/endnote.yaml, 0 already there, 0 refused\n"
    )
    assert not (project / "content" / "references" / "endnote.yaml").exists()


def test_machines_are_told_where_each_went(project: Path, capsys: Capture) -> None:
    """The key, the line it stands at now, and the line it came from."""
    sample = SAMPLES / "endnote.ris"
    assert main(["cite", str(sample), "--into", "old", "--format", "json", "--project", str(project)]) == 0
    said = json.loads(capsys.readouterr().out)
    (filed,) = said["filed"]
    assert filed == {
        "key": "doe-1997",
        "title": "Multiple inventions",
        "line": 4,
        "from": {"file": sample.as_posix(), "line": 2},
    }
    assert (said["file"], said["refused"], said["diagnostics"]) == ("content/references/old.yaml", 0, [])


@pytest.mark.parametrize(
    "arguments", [["gone.ris"], [str(SAMPLES / "endnote.ris"), "--into", "My References"]]
)
def test_misuse_files_nothing(arguments: list[str], project: Path, capsys: Capture) -> None:
    """A file that is not there, or a name that cannot be one, ends in 2."""
    assert main(["cite", *arguments, "--project", str(project)]) == 2
    assert capsys.readouterr().err.startswith("handout: ")


def test_a_name_is_made_from_the_export(project: Path, tmp_path: Path) -> None:
    """Whatever programs call their files, the library's are in small letters."""
    export = tmp_path / "2024 My Export (1).ris"
    export.write_bytes((SAMPLES / "endnote.ris").read_bytes())
    assert main(["cite", str(export), "--project", str(project)]) == 0
    assert (project / "content" / "references" / "imported-2024-my-export-1.yaml").is_file()
