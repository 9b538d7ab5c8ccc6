"""The documentation is true: generated pages are current, links lead somewhere, commands run as written."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest
import yaml

from handout.cli import COMMANDS, module_of, parser
from handout.folders import Folders
from handout.layouts import Layouts
from handout.model.blocks import KINDS
from handout.model.plan import CONTRACT, Furniture, Line, Plan, PlannedBlock, PlannedSection, PlannedSite, Run
from handout.pages import pages
from handout.project import Project

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
FENCE = re.compile(r"^```(?P<language>\S+)?[ ]*(?P<path>\S*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LARGEST_PICTURE = 70_000

FROM_NOTHING = ["tutorial/first-handout.md"]
IN_A_PROJECT = ["how-to/add-a-topic.md"]
IN_A_PROJECT_AND_LONG = [
    "how-to/add-a-variant.md",
    "how-to/add-references.md",
    "how-to/fill-in-a-site.md",
    "how-to/print-a-batch.md",
    "how-to/print-cards.md",
    "how-to/read-a-table-from-a-file.md",
    "how-to/replace-a-template-or-font.md",
    "how-to/translate-a-topic.md",
    "how-to/write-a-value.md",
]
"""Many commands each, of kinds that other tests run as well: these pages run with `make conformance`."""
IN_THE_SOURCE = ["how-to/add-a-block.md", "how-to/add-a-rule.md", "how-to/add-a-citation-style.md"]


@dataclass(frozen=True)
class Fenced:
    """A fenced block: its language, the file it stands for if any, and what it says."""

    language: str
    path: str
    body: str


def fenced(page: Path) -> list[Fenced]:
    found = FENCE.finditer(page.read_text(encoding="utf-8"))
    return [Fenced(each["language"] or "", each["path"], each["body"]) for each in found]


def named(pages_: list[Path]) -> list[Any]:
    return [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages_]


def tool(name: str) -> ModuleType:
    """A module of tools/, which is no package."""
    spec = spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands() -> dict[str, argparse.ArgumentParser]:
    """Each command with the parser that the command line gives it."""
    made = {}
    for name in COMMANDS:
        made[name] = argparse.ArgumentParser(prog=name)
        module_of(name).add_arguments(made[name])
    return made


# What is generated


def test_generated_pages_are_current() -> None:
    """The reference says what the models, the rules and the commands say now."""
    stale = [
        name
        for name, text in tool("reference").reference_pages().items()
        if (DOCS / "reference" / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run python tools/reference.py"


def test_every_command_and_option_is_documented() -> None:
    """No command and no option is left out of the reference."""
    page = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    for name, each in commands().items():
        assert f"\n## {name}\n" in page
        part = page.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
        for option in each._option_string_actions:
            assert option in ("-h", "--help") or f"`{option}" in part, f"{name} {option}"


def test_every_code_is_documented() -> None:
    """No message can be met that the reference does not explain."""
    page = (DOCS / "reference" / "diagnostics.md").read_text(encoding="utf-8")
    assert [code for code in pages() if f"\n## {code}\n" not in page] == []


@pytest.mark.parametrize("model", [Plan, PlannedSection, PlannedSite, Line, Run, Furniture])
def test_contract_names_every_field(model: type[Any]) -> None:
    """All that a template may use of a plan is written down, and nothing that is not there."""
    part = contract_part(model.__name__)
    told = set(re.findall(r"^\| `(\w+)` ", part, re.MULTILINE))
    offered = {name for name, each in vars(model).items() if isinstance(each, property)}
    assert {each.name for each in fields(model)} <= told
    assert told - {each.name for each in fields(model)} <= offered


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_contract_names_every_planned_block(kind: str) -> None:
    """All that a block's macro may use is written down."""
    row = next(line for line in contract_part("Blocks").splitlines() if line.startswith(f"| `{kind}` "))
    held, offered = names_of(*planned_as(kind))
    told = set(re.findall(r"`(\w+)`", row.split("|")[2]))
    assert held - {"kind"} <= told <= held | offered


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_contract_names_every_part_of_a_block(kind: str) -> None:
    """What a block is made of is written down as well, and no part that it has not."""
    rows = [re.split(r" *\| *", line) for line in contract_part("Parts of blocks").splitlines()]
    told = {
        row[2].strip("`"): set(re.findall(r"`(\w+)`", row[3])) for row in rows if row[1:2] == [f"`{kind}`"]
    }
    parts = {part.__name__: names_of(part) for each in planned_as(kind) for part in parts_of(each)}
    assert set(told) == set(parts)
    for name, (held, offered) in parts.items():
        assert held <= told[name] <= held | offered, name


def planned_as(kind: str) -> list[type[Any]]:
    """The planned forms of a kind of block; most kinds have one."""
    return [each for each in PlannedBlock.__subclasses__() if each.__module__ == KINDS[kind].__module__]


def names_of(*models: type[Any]) -> tuple[set[str], set[str]]:
    """The fields of planned things, and what else they offer."""
    held = {each.name for model in models for each in fields(model)}
    return held, {name for each in models for name, of in vars(each).items() if isinstance(of, property)}


def parts_of(model: type[Any]) -> Iterator[type[Any]]:
    """The planned things below one, other than lines and whole blocks."""
    for hint in get_type_hints(model).values():
        for part in dataclasses_in(hint):
            if part is not Line and not issubclass(part, PlannedBlock):
                yield part
                yield from parts_of(part)


def dataclasses_in(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from dataclasses_in(inner)


def test_contract_names_every_custom_property() -> None:
    """A block's style sheet can rely on each name, and on no other."""
    sheet = (ROOT / "templates" / "shared" / "base.css").read_text(encoding="utf-8")
    told = set(re.findall(r"`--([a-z-]+)`", contract_part("Custom properties")))
    assert told == set(re.findall(r"--([a-z-]+):", sheet))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_block_is_shown(kind: str) -> None:
    """Each kind has an example and a small picture of it, and the reference shows both."""
    assert (ROOT / "tests" / "examples" / "content" / "topics" / f"{kind}.yaml").is_file()
    picture = DOCS / "images" / "blocks" / f"{kind}.png"
    assert picture.stat().st_size < LARGEST_PICTURE
    assert tool("block_pictures").is_current(kind), f"run python tools/block_pictures.py {kind}"
    page = (DOCS / "reference" / "blocks.md").read_text(encoding="utf-8")
    part = page.split(f"\n## {kind}\n", 1)[1].split("\n## ", 1)[0]
    assert f"../images/blocks/{kind}.png" in part
    assert f"{kind}:" in "".join(FENCE.findall(part)[0])


@pytest.mark.parametrize("name", [*Layouts(Folders(ROOT)).names, "calibrate"])
def test_every_layout_is_shown(name: str) -> None:
    """Each layout has a small picture of a real sheet of today's prints, and the how-to shows it."""
    assert (DOCS / "images" / "sheets" / f"{name}.png").stat().st_size < LARGEST_PICTURE
    assert tool("sheet_pictures").is_current(name), f"run python tools/sheet_pictures.py {name}"
    page = (DOCS / "how-to" / "print-cards.md").read_text(encoding="utf-8")
    assert f"../images/sheets/{name}.png" in page
    assert name == "calibrate" or f"| `{name}` |" in page


def test_contract_names_its_version() -> None:
    """A template's author sees for which version of the contract the page stands."""
    assert f"version {CONTRACT}" in contract().splitlines()[0]


def contract() -> str:
    return (DOCS / "reference" / "template-contract.md").read_text(encoding="utf-8")


def contract_part(name: str) -> str:
    return contract().split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def test_map_names_the_floors() -> None:
    """The map shows the floors that ``make lint`` keeps, and stays a map."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = [each["layers"] for each in contracts["contracts"] if each.get("containers") == ["handout"]]
    page = (DOCS / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert " → ".join(layers) in page
    assert len(page.splitlines()) <= 200


@pytest.mark.parametrize("name", Project(ROOT).variant_names)
def test_floors_are_told_as_they_are(name: str) -> None:
    """The page on typography states the floors that the variants declare."""
    floor = Project(ROOT).variant(name).floor
    row = f"| `{name}` | {floor.text_mm} | {floor.table_mm} | {floor.small_mm} |"
    assert row in (DOCS / "explanation" / "typography.md").read_text(encoding="utf-8").splitlines()


# What every page keeps


@pytest.mark.parametrize("page", named(PAGES))
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link names a file of the repository, and each anchor a heading of it."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{target} leads nowhere"
        assert not anchor or anchor in anchors(file), f"{target} names no heading"


def anchors(page: Path) -> set[str]:
    """The headings of a page as the web shows them: lower case, hyphens for spaces, no signs."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", named([*PAGES, ROOT / "safety" / "hazard-log.yaml"]))
def test_pages_name_no_machine(page: Path) -> None:
    """No page speaks of the folders of the machine it was written on."""
    absolute = re.findall(r"(?<![\w.:/}>*])/\w+/[\w./-]*", page.read_text(encoding="utf-8"))
    found = [path for path in absolute if not path.startswith("/path/to/")]
    assert not found


@pytest.mark.parametrize("page", named(PAGES))
def test_commands_parse(page: Path) -> None:
    """Each documented ``handout`` command is one that the command line takes."""
    for words in command_lines(page):
        if words not in (["--help"], ["--version"]):
            parser(words).parse_args(words)


def command_lines(page: Path) -> Iterator[list[str]]:
    for block in fenced(page):
        if block.language == "sh":
            for line in block.body.splitlines():
                words = shlex.split(line, comments=True)
                if words[:1] == ["handout"] and "…" not in line:
                    yield words[1:]


@pytest.mark.parametrize("page", named(PAGES))
def test_shown_codes_exist(page: Path) -> None:
    """A message that a page shows bears a code that there is, or that the page itself makes."""
    text = page.read_text(encoding="utf-8")
    shown = set(re.findall(r"(?:error|warning): .*\[([a-z-]+)\]$", text, re.MULTILINE))
    made = {name.replace("_", "-") for name in re.findall(r"^def (\w+)\(", text, re.MULTILINE)}
    assert shown <= {*pages(), *made}


# What runs as written


@dataclass
class Reader:
    """Someone who follows a page to the letter, in a folder of their own."""

    folder: Path
    source: Path
    said: str = ""

    def follow(self, page: Path) -> None:
        for block in fenced(page):
            if block.language == "sh":
                self._run(block.body)
            elif block.language == "text":
                self._expect(block.body)
            elif block.language == "diff" and block.path:
                self._mend(self.folder / block.path, block.body)
            elif block.path:
                target = self.folder / block.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block.body, encoding="utf-8")

    def _run(self, script: str) -> None:
        python = f'"{sys.executable}"'
        shim = f'handout() {{ {python} -m handout "$@"; }}\npython() {{ {python} "$@"; }}\n'
        environment = {**os.environ, "PYTHONPATH": str(self.source), "SOURCE_DATE_EPOCH": "1795305600"}
        done = subprocess.run(
            ["bash", "-c", f"{shim}{script}\nstatus=$?; echo; pwd; exit $status"],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        *said, _, where = done.stdout.rstrip("\n").replace("\u00a0", " ").split("\n")
        self.said, self.folder = "\n".join(said), Path(where)
        assert done.returncode in (0, 1), self.said
        assert "Traceback" not in self.said, self.said

    def _expect(self, shown: str) -> None:
        for line in shown.splitlines():
            pattern = re.escape(line.rstrip()).replace("…", ".*")
            assert re.search(pattern, self.said), f"expected\n{line}\nin\n{self.said}"

    def _mend(self, path: Path, diff: str) -> None:
        lines = diff.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if not line.startswith("+"))
        new = "".join(line[1:] for line in lines if not line.startswith("-"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path.name} does not hold this once:\n{old}"
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", FROM_NOTHING)
def test_tutorial_runs_as_written(name: str, tmp_path: Path) -> None:
    """A newcomer who copies each command and each edit sees what the page shows."""
    Reader(tmp_path, ROOT).follow(DOCS / name)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [*IN_A_PROJECT, *(pytest.param(each, marks=pytest.mark.long) for each in IN_A_PROJECT_AND_LONG)],
)
def test_how_to_runs_as_written(name: str, tmp_path: Path) -> None:
    """A how-to works in a project that was just made."""
    reader = Reader(tmp_path, ROOT)
    reader._run("handout init my-handouts && cd my-handouts")
    reader.follow(DOCS / name)


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_THE_SOURCE)
def test_how_to_extend_runs_as_written(name: str, tmp_path: Path) -> None:
    """An extension takes the files its page shows and no other change: a copy of the source shows it."""
    for part in ("handout", "templates", "tests/project", "tests/examples", "tests/content"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    Reader(tmp_path, tmp_path).follow(DOCS / name)


# What is claimed of safety


def hazards() -> list[dict[str, Any]]:
    text = (ROOT / "safety" / "hazard-log.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["hazards"])


@pytest.mark.parametrize("hazard", [pytest.param(each, id=each["id"]) for each in hazards()])
def test_controls_exist(hazard: dict[str, Any]) -> None:
    """A control that is claimed stands in a module that is there, and in tests that are there."""
    assert set(hazard) == {"id", "hazard", "cause", "harm", "severity", "controls"}
    assert hazard["severity"] == "to be set by a clinical safety officer"
    assert hazard["controls"]
    for control in hazard["controls"]:
        assert control["what"]
        assert (ROOT / control["where"]).exists(), control["where"]
        assert control["tests"], f"{control['what']} is claimed without a test"
        for test in control["tests"]:
            file, _, name = test.partition("::")
            assert (ROOT / file).is_file(), file
            name, _, example = name.rstrip("]").partition("[")
            source = (ROOT / file).read_text(encoding="utf-8")
            assert re.search(rf"^\s*def {re.escape(name)}\(", source, re.MULTILINE), test
            assert not example or (ROOT / "tests" / "content" / "broken" / example).is_file(), test


def test_decisions_are_numbered() -> None:
    """Decisions are counted without a gap, and each says its context and its consequence."""
    records = sorted((DOCS / "decisions").glob("0*.md"))
    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert [head in text for head in ("## Context", "## Decision", "## Consequence")] == [True] * 3, path
