"""``handout translate`` begins a translation, and tells a translator what is left to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handout.cli import main
from handout.project import Project
from tests.languages.leaflets import NAME, codes_of

Change = Callable[[str, str, str], Project]
Capture = pytest.CaptureFixture[str]


def test_a_translation_is_begun_with_every_sentence(copied: Project, capsys: Capture) -> None:
    """The skeleton can be read, lacks nothing but its words, and is never written over."""
    command = ["translate", NAME, "--language", "de", "--project", str(copied.root)]
    assert main(command) == 0
    path = copied.translations_folder / f"{NAME}.de.yaml"
    assert capsys.readouterr().out.strip() == str(path)
    begun, _ = copied.translation(f"{NAME}.de")
    known, _ = copied.translation(f"{NAME}.cy")
    assert {str(each.from_) for each in begun.sentences} == {str(each.from_) for each in known.sentences}
    assert begun.source == known.source
    assert all(each.to is None for each in begun.sentences)
    before = path.read_text(encoding="utf-8")
    assert main(command) == 1
    assert capsys.readouterr().out.startswith(f"0 stale, {len(begun.sentences)} missing")
    assert path.read_text(encoding="utf-8") == before


def test_a_translation_for_clinicians_is_begun_with_their_words(copied: Project) -> None:
    """Registers are translated one by one: what patients read is not in the clinicians' file."""
    command = ["translate", NAME, "--language", "de", "--register", "text", "--project", str(copied.root)]
    assert main(command) == 0
    begun, _ = copied.translation(f"{NAME}.de")
    said = {each.from_.characters for each in begun.sentences}
    assert begun.registers == ("text",)
    assert "Lost property" in said
    assert "Lost something in the hospital?" not in said


def test_what_is_stale_is_listed(changed: Change, capsys: Capture) -> None:
    """A translator sees each sentence that the source has changed; the exit status says so too."""
    project = changed(f"topics/{NAME}.yaml", "Bags without a name", "Bags without any name")
    assert main(["translate", NAME, "--language", "cy", "--project", str(project.root)]) == 1
    told = capsys.readouterr()
    assert "[stale-sentence]" in told.err
    assert told.out.startswith("1 stale, 1 missing; the source is ")


def test_nothing_is_listed_where_all_is_well(copied: Project, capsys: Capture) -> None:
    """A translation in step with its source is told to be so."""
    assert main(["translate", NAME, "--language", "el", "--project", str(copied.root)]) == 0
    assert capsys.readouterr().out.startswith("0 stale, 0 missing")


@pytest.mark.parametrize("language", ["welsh", "CY", "../cy", ""])
def test_what_is_no_language_is_misuse(copied: Project, language: str) -> None:
    """No file is written under a name that no language has."""
    assert main(["translate", NAME, "--language", language, "--project", str(copied.root)]) == 2
    assert len(list(copied.translations_folder.iterdir())) == 3


def test_the_list_names_translations(copied: Project, capsys: Capture) -> None:
    """Who looks for what there is to print finds the languages too."""
    assert main(["list", "--project", str(copied.root)]) == 0
    wanted = f"translations: {NAME}.ar, {NAME}.cy, {NAME}.el"
    assert capsys.readouterr().out.splitlines()[-1] == wanted


def test_one_language_is_built_alone(copied: Project, capsys: Capture) -> None:
    """Only what was asked for is printed, and a language that nothing is in is misuse."""
    command = ["build", "--project", str(copied.root), "--today", "2026-11-22", "--variant", "patient"]
    assert main([*command, "--language", "el"]) == 0
    written = {path.name for path in (copied.root / "output" / NAME).glob("*.pdf")}
    assert written == {f"{NAME}-patient-el.pdf"}
    assert main([*command, "--language", "en-GB"]) == 0
    assert (copied.root / "output" / NAME / f"{NAME}-patient.pdf").is_file()
    assert main([*command, "--language", "fr"]) == 2


def test_a_region_has_its_parents_words(copied: Project) -> None:
    """Cyprus reads Greek labels; a translation for it is held in Greek notation."""
    folder = copied.translations_folder
    text = (folder / f"{NAME}.el.yaml").read_text(encoding="utf-8")
    (folder / f"{NAME}.el-CY.yaml").write_text(
        text.replace("language: el", "language: el-CY"), encoding="utf-8"
    )
    assert codes_of(copied, "el-CY") == set()
