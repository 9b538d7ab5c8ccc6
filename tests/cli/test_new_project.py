"""A new project and a new topic: sound at once, and never written over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.cli import main
from handout.schemas import schemas

Capture = pytest.CaptureFixture[str]


def test_a_new_project_is_sound(tmp_path: Path, capsys: Capture) -> None:
    """A project made from nothing passes every check, without so much as a warning."""
    folder = tmp_path / "handouts"
    assert main(["init", str(folder)]) == 0
    assert main(["check", "--project", str(folder)]) == 0
    said = capsys.readouterr()
    assert "1 topic checked, 0 refused, 0 findings" in said.out
    assert (folder / "README.md").is_file()
    assert (folder / ".gitignore").is_file()
    found = {path.name for path in (folder / "content" / "schema").iterdir()}
    assert found == {f"{name}.schema.json" for name in schemas()}


def test_a_new_topic_is_sound(project: Path, capsys: Capture) -> None:
    """A topic begun in a project passes every check, and says what it was written as."""
    assert main(["new", "fentanyl-patch", "--project", str(project)]) == 0
    topic = project / "content" / "topics" / "fentanyl-patch.yaml"
    assert str(topic) in capsys.readouterr().out
    assert main(["check", "fentanyl-patch", "--project", str(project)]) == 0
    text = topic.read_text(encoding="utf-8")
    assert "status: draft" in text
    assert not [word for word in ("TOPIC-NAME", "TOPIC-TITLE", "TOPIC-ID", "DAY-") if word in text]


def test_two_new_topics_do_not_clash(project: Path, capsys: Capture) -> None:
    """Begun one after the other, each has references of its own."""
    for name in ("one-topic", "two-topic"):
        assert main(["new", name, "--project", str(project)]) == 0
    assert main(["check", "--project", str(project)]) == 0
    assert "error" not in capsys.readouterr().err


@pytest.mark.parametrize("there", ["topics/full.yaml", "references/full.yaml"])
def test_new_overwrites_nothing(project: Path, capsys: Capture, there: str) -> None:
    """Where a topic or its references are already there, nothing is written at all."""
    kept = project / "content" / there
    for path in (project / "content").glob("*/full.yaml"):
        if path != kept:
            path.unlink()
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert main(["new", "full", "--project", str(project)]) == 2
    assert "is already there" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "name", ["Fentanyl", "two words", "../outside", "a--b", "-a", "", "a" * 61, "ümlaut", "a/b"]
)
def test_a_topic_is_named_like_a_file(project: Path, capsys: Capture, name: str) -> None:
    """A name that cannot be a file's, or leads elsewhere, is misuse, and writes nothing."""
    before = sorted(project.parent.rglob("*"))
    assert main(["new", "--project", str(project), "--", name]) == 2
    assert "cannot name a topic" in capsys.readouterr().err
    assert sorted(project.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["4-tests", "a1", "x"])
def test_short_and_odd_names_make_sound_topics(project: Path, name: str) -> None:
    """Every name that is taken makes a topic that passes."""
    status = main(["new", name, "--project", str(project)])
    assert status == (2 if name[0].isdigit() else 0)
    if status == 0:
        assert main(["check", name, "--project", str(project)]) == 0


def test_init_overwrites_nothing(project: Path, tmp_path: Path, capsys: Capture) -> None:
    """A folder that holds anything, or a file, is left as it is."""
    before = sorted(tmp_path.rglob("*"))
    assert main(["init", str(project)]) == 2
    assert main(["init", str(project / "content" / "topics" / "full.yaml")]) == 2
    assert capsys.readouterr().err.count("already there") == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_init_takes_an_empty_folder(tmp_path: Path) -> None:
    """A folder that is there and empty is as good as none."""
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "content" / "topics" / "first-topic.yaml").is_file()
