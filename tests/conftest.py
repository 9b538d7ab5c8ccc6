"""What every test may ask for: the fixture project, a copy to change, and its prints, made once."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from handout.model.document import Document
from handout.model.plan import Plan
from handout.project import Project
from handout.sound import planned, sound_topic
from handout.stages.render import render
from handout.stages.typeset import typeset

# The same examples on every run, and no deadline: a busy machine is no fault of the code.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

# What a shell runs in the background is deaf to Ctrl-C, and so is all that it starts; tests press it.
signal.signal(signal.SIGINT, signal.default_int_handler)

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Print:
    """One variant of a topic on its way to paper, before the proof."""

    plan: Plan
    html: str
    document: Document


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what is printed now as the golden files")


@pytest.fixture(scope="session")
def today() -> date:
    """The day of every test that prints."""
    return TODAY


@pytest.fixture(scope="session")
def project() -> Project:
    """The fixture project, with the packaged templates; read it, never write to it."""
    return Project(HERE / "project")


@pytest.fixture
def copied_project(tmp_path: Path) -> Project:
    """A copy of the fixture project that a test may spoil; nothing of it has been read yet."""
    return Project(Path(shutil.copytree(HERE / "project", tmp_path / "project")))


@pytest.fixture(scope="session")
def printed(project: Project) -> Callable[[str], Print]:
    """A variant of the topic ``full``, laid out once for all tests."""
    return cache(lambda variant: lay_out(project, "full", variant))


def lay_out(project: Project, topic: str, variant: str) -> Print:
    """One print as the pipeline makes it, kept before it is proven or written."""
    chosen = project.variant(variant)
    sound, _ = sound_topic(project, topic, [chosen], TODAY)
    plan = planned(project, sound, chosen, TODAY)
    html = render(plan, project.template_folders)
    return Print(plan, html, typeset(html, project.fonts))
