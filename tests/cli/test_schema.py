"""The JSON Schema that editors complete from: valid, current, and true of what the reader takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from handout.cli import main
from handout.schemas import schemas, schemas_of_models

ROOT = Path(__file__).parents[2]
KINDS = {"topics": "topic", "references": "references"}
CONTENT = [
    path
    for base in (ROOT / "content", ROOT / "tests" / "project" / "content")
    for kind in KINDS
    for path in sorted((base / kind).glob("*.yaml"))
]
BROKEN = ROOT / "tests" / "content" / "broken"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[name]))


def loaded(path: Path) -> Any:
    """A file as an editor sees it: all scalars text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds text only


@pytest.mark.parametrize("name", ["topic", "references", "variant"])
def test_each_schema_is_valid_and_named(name: str) -> None:
    """Each schema is one by its own dialect, says which, and has an id."""
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].endswith(name)


def test_the_committed_schemas_are_current() -> None:
    """What editors complete from is what the reader takes today; else run tools/reference.py."""
    assert schemas() == schemas_of_models()


def test_the_command_writes_what_is_committed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``handout schema`` writes each schema into the folder it is given, and names it."""
    assert main(["schema", "--output", str(tmp_path / "new" / "schema")]) == 0
    written = {
        path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new" / "schema").iterdir()
    }
    assert written == {f"{name}.schema.json": text for name, text in schemas().items()}
    assert {Path(line).name for line in capsys.readouterr().out.splitlines()} == set(written)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_sound_content_passes_the_schema(path: Path) -> None:
    """An editor marks nothing red that the reader takes."""
    faults = [error.message for error in validator(KINDS[path.parent.name]).iter_errors(loaded(path))]
    assert faults == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").glob("*/variant.yaml")), ids=lambda path: path.parent.name
)
def test_packaged_variants_pass_the_schema(path: Path) -> None:
    """The variants that come with Handout are what their schema says."""
    said = loaded(path)
    kind = "edition" if "edition_of" in said else "variant"
    assert [error.message for error in validator(kind).iter_errors(said)] == []


@pytest.mark.parametrize(
    ("name", "schema"),
    [("keys.yaml", "topic"), ("no-sections.yaml", "topic"), ("missing-title.yaml", "topic"),
     ("references/fields.yaml", "references"), ("variants/misspelt.yaml", "variant")],
)  # fmt: skip
def test_the_schema_marks_what_is_misshapen(name: str, schema: str) -> None:
    """What is wrong in the shape of a file is red in the editor already."""
    assert list(validator(schema).iter_errors(loaded(BROKEN / name)))


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_content_file_names_a_schema_that_is_there(path: Path) -> None:
    """The first line of a file leads an editor to its schema."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    if first.startswith("# yaml-language-server: $schema="):
        target = (path.parent / first.partition("$schema=")[2]).resolve()
        assert target.name == f"{KINDS[path.parent.name]}.schema.json"
        assert target.is_file()
    else:
        assert path.is_relative_to(ROOT / "tests"), "content for people begins with its schema"


@pytest.mark.parametrize("name", ["topic", "references", "variant"])
def test_every_record_says_what_its_keys_are_for(name: str) -> None:
    """Each record and each block explains itself where an editor shows it."""
    schema = json.loads(schemas()[name])
    assert schema["description"]
    bare = {key for key, record in schema["$defs"].items() if not record.get("description")}
    assert {key for key in bare if not key.endswith("Body")} == set()
