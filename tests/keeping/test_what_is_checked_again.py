"""What a check has found is told again while it holds, and is found anew once it may not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from handout.building.batching import looked_at as real
from handout.cli import main
from handout.manifest.lock import locked
from handout.model.outcome import Outcome
from handout.pipeline import check
from handout.project import PACKAGED, Project
from tests.keeping.house import TODAY, House, new_house

Edit = Callable[[House], None]


@pytest.fixture
def unbuilt(tmp_path: Path) -> House:
    """The two topics, with a finding in one of them, and all of it checked."""
    made = new_house(tmp_path / "house")
    made.edit("topics/alpha.yaml", "Nobody knows how", "Nobody knows {dose}, or how")
    made.edit("topics/alpha.yaml", "sections:\n", "values:\n  spare: {amount: 5, unit: mg}\nsections:\n")
    _kept(made)
    return made


def _kept(house: House, *topics: str, today: date = TODAY) -> list[Outcome]:
    return list(check(Project(house.root), today, topics, kept=_folder(house)))


def _folder(house: House) -> Path:
    return Project(house.root).checked_folder


def _found(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    return [(each.topic, str(one)) for each in outcomes for one in each.diagnostics]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The topics that were looked at, as they are."""
    names: list[str] = []

    def looked_at(keeper: object, around: object, name: str) -> object:
        names.append(name)
        return real(keeper, around, name)  # type: ignore[arg-type]

    monkeypatch.setattr("handout.building.checking.looked_at", looked_at)
    return names


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda _: None, []),
    "its words": (lambda each: each.edit("topics/alpha.yaml", "Allergy to", "An allergy to"), ["alpha"]),
    "what was wrong": (lambda each: each.edit("topics/alpha.yaml", "{dose}, or", "when, or"), ["alpha"]),
    "a line above it": (
        lambda each: _copied(each, "topics/alpha", "topics/alpha", "schema", "# !\nschema"),
        ["alpha"],
    ),
    "its source": (lambda each: each.edit("references/beta.yaml", "volume: 1", "volume: 2"), ["beta"]),
    "a source of both": (
        lambda each: each.edit("references/shared.yaml", "-2021", "-2022"),
        ["alpha", "beta"],
    ),
    "a neighbour's id": (
        lambda each: each.edit("topics/alpha.yaml", "id: ALP", "id: BET"),
        ["alpha", "beta"],
    ),
    "a new topic": (lambda each: _copied(each, "topics/beta", "topics/gamma", "BET", "GAM"), ["gamma"]),
    "a topic is gone": (lambda each: each.path("topics/alpha.yaml").unlink(), []),
    "one that cannot be read": (
        lambda each: each.edit("topics/beta.yaml", "schema: 1", "schema: [1"),
        ["beta"],
    ),
    "a file that nobody reads": (lambda each: each.write("topics/delta.yml", "schema: 1"), []),
    "a source that nobody cites": (
        lambda each: _copied(each, "references/beta", "references/more", "beta-", "more-"),
        [],
    ),
    "a template": (lambda each: _own(each, "summary/page.html.j2"), ["alpha", "beta"]),
}


def _copied(house: House, name: str, other: str, old: str, new: str) -> None:
    text = house.path(f"{name}.yaml").read_text(encoding="utf-8")
    house.write(f"{other}.yaml", text.replace(old, new, 1))


def _own(house: House, name: str) -> None:
    path = house.root / "templates" / name
    path.parent.mkdir(parents=True)
    shutil.copy(PACKAGED / name, path)


@pytest.mark.parametrize("kind", EDITS)
def test_what_is_told_again_is_what_would_be_found(unbuilt: House, read: list[str], kind: str) -> None:
    """After any edit, a check that remembers says what one that does not would say; it reads what it must."""
    change, again = EDITS[kind]
    change(unbuilt)
    told = _found(_kept(unbuilt))
    assert read == again
    assert told == _found(list(check(Project(unbuilt.root), TODAY)))
    read.clear()
    assert _found(_kept(unbuilt)) == told
    assert read == []


def test_a_date_that_comes_is_not_overlooked(unbuilt: House, read: list[str]) -> None:
    """A review that falls due is told on its day, though no file has changed."""
    due = date(2027, 11, 1)
    told = _found(_kept(unbuilt, today=due))
    assert read == ["alpha"]
    assert told == _found(list(check(Project(unbuilt.root), due)))
    assert told != _found(_kept(unbuilt))


def test_of_a_topic_that_is_named_its_own_findings_are_told(unbuilt: House) -> None:
    """What is wrong elsewhere in the project costs the one that was asked about nothing, kept or not."""
    unbuilt.write("references/broken.yaml", "schema: 1\nreferences: [")
    for _ in range(2):
        assert _found(_kept(unbuilt, "beta")) == _found(list(check(Project(unbuilt.root), TODAY, ["beta"])))
        _kept(unbuilt)


def test_what_was_checked_alone_is_held_against_its_neighbours(unbuilt: House) -> None:
    """Topics that are sound one by one are refused together where they share an id."""
    unbuilt.edit("topics/alpha.yaml", "id: ALP", "id: BET")
    for name in ("alpha", "beta"):
        assert _found(_kept(unbuilt, name)) == _found(list(check(Project(unbuilt.root), TODAY, [name])))
    whole = _found(_kept(unbuilt))
    assert "is already the id of" in " ".join(said for _, said in whole)
    assert whole == _found(list(check(Project(unbuilt.root), TODAY)))


@pytest.mark.parametrize("hindrance", ["a file", "held", "a torn manifest", "another hand"])
def test_where_nothing_can_be_kept_all_is_found(unbuilt: House, hindrance: str, tmp_path: Path) -> None:
    """A check needs no folder to write in, and believes no manifest that is not whole."""
    expected = _found(list(check(Project(unbuilt.root), TODAY)))
    folder = _folder(unbuilt)
    if hindrance == "held":
        with locked(folder):
            assert _found(_kept(unbuilt)) == expected
        return
    if hindrance == "a file":
        shutil.rmtree(folder)
        folder.write_bytes(b"")
    elif hindrance == "another hand":
        for name in ("manifest.json", ".seen.json"):
            text = (folder / name).read_text(encoding="utf-8")
            (folder / name).write_text(text.replace("alpha", "[]"), encoding="utf-8")
    else:
        (folder / "manifest.json").write_bytes((folder / "manifest.json").read_bytes()[:-40])
    assert _found(_kept(unbuilt)) == expected


def test_the_command_says_the_same_twice(unbuilt: House, capsys: pytest.CaptureFixture[str]) -> None:
    """In words and in exit status; and afresh, when asked."""
    command = ["check", "--project", str(unbuilt.root), "--today", TODAY.isoformat()]
    said = []
    for more in ([], [], ["--fresh"], ["--format", "json"], ["--format", "json", "--fresh"]):
        status = main([*command, *more])
        said.append((status, *capsys.readouterr()))
    assert said[0] == said[1] == said[2]
    assert said[3] == said[4]
    assert said[0][0] == 1
    assert "2 topics checked, 1 refused" in said[0][1]


@pytest.mark.parametrize(
    ("command", "said"), [(["check", "--today", TODAY.isoformat()], "2 topics checked"), (["list"], "BET")]
)
def test_nothing_is_loaded_to_tell_what_is_known(unbuilt: House, command: list[str], said: str) -> None:
    """Where a project stands as it was, both answer at once: no model and no reader is loaded."""
    code = (
        "import sys; from handout.cli import main\n"
        f"main({[*command, '--project', str(unbuilt.root)]!r})\n"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'yaml', 'weasyprint')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_the_list_is_that_of_the_files(unbuilt: House, capsys: pytest.CaptureFixture[str]) -> None:
    """What checks and builds have read is listed from there, and only while the file is the same."""

    def listed() -> str:
        assert main(["list", "--project", str(unbuilt.root)]) == 0
        return capsys.readouterr().out

    remembered = listed()
    unbuilt.edit("topics/beta.yaml", "review_due: 2028-03-01", "review_due: 2029-04-05")
    changed = listed()
    assert changed == remembered.replace("2028-03-01", "2029-04-05") != remembered
    _kept(unbuilt)
    assert listed() == changed
    shutil.rmtree(_folder(unbuilt))
    assert listed() == changed
