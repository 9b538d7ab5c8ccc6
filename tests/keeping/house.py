"""A small project of two topics, built once; each test changes one thing in a copy and builds again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handout.model.outcome import Outcome
from handout.pipeline import build
from handout.project import Project

TODAY = date(2026, 11, 22)
TOPIC = """\
schema: 1
title: {{text: The {name} guide, plain: About {name}}}
language: en-GB
kind: medicine
control:
  id: {id}
  version: "0.1"
  status: example
  organisation: The Handout tests
  authors: [{{name: A. Author, role: Test author}}]
  written: 2026-11-22
  review_due: {due}
sections:
  - id: avoid
    kind: contraindications
    title: {{text: Not for, plain: Not for you if}}
    blocks:
      - points:
          - text: Allergy to {name} [@{name}-2020]
            plain: You are allergic to {name}.
  - id: why
    kind: mechanism
    title: {{text: How it works}}
    blocks:
      - points:
          - Nobody knows how {name} works [@shared-2021].
"""
REFERENCES = """\
schema: 1
references:
  {name}-2020:
    type: article-journal
    title: A trial of {name}
    author: [{{family: Tester, given: Ann}}]
    container-title: Journal of Tests
    container-title-short: J Tests
    issued: 2020
    volume: 1
    page: {pages}
"""
WRITTEN = {"alpha": ("ALP", "2027-11-01", "1-2"), "beta": ("BET", "2028-03-01", "3-4")}


@dataclass(frozen=True)
class House:
    """A project and its output folder."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def path(self, name: str) -> Path:
        return self.root / "content" / name

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def build(self, *topics: str, today: date = TODAY, **asked: Sequence[str] | str | bool) -> list[Outcome]:
        return list(build(Project(self.root), today, self.output, topics, **asked))  # type: ignore[arg-type]

    def rebuilt(self, *topics: str, today: date = TODAY, **asked: Sequence[str] | str | bool) -> set[str]:
        """The prints that a build made again, by topic and variant."""
        outcomes = self.build(*topics, today=today, **asked)
        assert [each for each in outcomes if each.is_refused] == []
        return {f"{each.topic} {each.variant}" for each in outcomes if each.written and not each.is_current}

    def files(self) -> dict[str, bytes]:
        """What a reader finds in the output folder."""
        every = (path for path in self.output.rglob("*") if path.is_file())
        found = {path.relative_to(self.output).as_posix(): path.read_bytes() for path in every}
        return {name: data for name, data in found.items() if not Path(name).name.startswith(".")}

    def fresh(self) -> dict[str, bytes]:
        """What a build into an empty folder makes of the content as it is."""
        other = House(self.root.parent / f"{self.root.name}-fresh")
        shutil.rmtree(other.root, ignore_errors=True)
        shutil.copytree(self.root, other.root, ignore=lambda *_: ["output"])
        other.build()
        return other.files()


def new_house(root: Path) -> House:
    house = House(root)
    for name, (code, due, pages) in WRITTEN.items():
        house.write(f"topics/{name}.yaml", TOPIC.format(name=name, id=code, due=due))
        house.write(f"references/{name}.yaml", REFERENCES.format(name=name, pages=pages))
    house.write(
        "references/shared.yaml", REFERENCES.format(name="shared", pages="5-6").replace("2020", "2021")
    )
    return house
