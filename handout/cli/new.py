"""``handout new``: a commented topic that builds at once."""

from __future__ import annotations

import argparse
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.usage import Misuse, add_project, clock_day, opened

if TYPE_CHECKING:
    from handout.project import Project

DESCRIPTION = (
    "Write content/topics/TOPIC.yaml and a first reference for it, both commented and ready to be filled in."
)

SKELETON = Path(__file__).parent / "skeleton"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", metavar="TOPIC", help="its name: lower case, digits, hyphens")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    for path in begin(opened(options), options.topic):
        print(path)
    return 0


def begin(project: Project, name: str) -> list[Path]:
    """Write the skeleton of a topic; never over what is there."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or len(name) > 60:
        raise Misuse(f"'{name}' cannot name a topic; use lower case, digits and single hyphens")
    topic, reference = project.topic_path(name), project.root / "content" / "references" / f"{name}.yaml"
    for path in (topic, reference):
        if path.exists():
            raise Misuse(f"{path} is already there")
    today = clock_day()
    filled = {
        "TOPIC-NAME": name,
        "TOPIC-TITLE": name.replace("-", " ").capitalize(),
        "TOPIC-ID": re.sub(r"[^A-Z]", "", name.upper())[:3].ljust(2, "X"),
        "DAY-WRITTEN": today.isoformat(),
        "DAY-REVIEW": (today + timedelta(days=365)).isoformat(),
    }
    for path, skeleton in ((topic, "topic.yaml"), (reference, "references.yaml")):
        text = (SKELETON / skeleton).read_text(encoding="utf-8")
        for word, value in filled.items():
            text = text.replace(word, value)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [topic, reference]
