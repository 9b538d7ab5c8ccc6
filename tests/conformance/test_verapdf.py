"""Every print keeps PDF/UA-1 by the word of the reference validator, which is shown to find faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import page
import pytest

from tests.conformance.verapdf import RULES_IN_UA1, Checker

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "output"
# Imposed sheets are print artefacts: imposing loses the tags, and nothing is claimed for them.
PRINTS = sorted(path for path in OUTPUT.rglob("*.pdf") if path.parent != OUTPUT / "sheets")

SOUND = "<h1>Title</h1><ul><li>One thing</li></ul>"
BLOCK_IN_LIST_ITEM = "<h1>Title</h1><ul><li><p>One thing</p></li></ul>"
SKIPPED_HEADING = "<h1>Title</h1><h3>Too deep</h3><p>Text</p>"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(autouse=True)
def _bundled_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a font would add a fault of its own to every control."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(ROOT / "templates/shared/fonts/fonts.conf"))


def make_pdf(path: Path, body: str, **options: Any) -> Path:
    from weasyprint import HTML

    html = f'<html lang="en"><head><title>A control</title></head><body>{body}</body></html>'
    HTML(string=html).write_pdf(path, **options)
    return path


def in_build_verdict(pdf: Path) -> bool:
    return bool(page.validate_pdf(str(pdf), profile="ua1").is_compliant)


def test_there_are_prints_to_check() -> None:
    """Nothing conforms by being absent."""
    assert PRINTS, f"no PDF lies under {OUTPUT}: run `make` first"


@pytest.mark.parametrize("pdf", PRINTS, ids=lambda path: path.stem)
def test_every_print_keeps_pdf_ua(checker: Checker, pdf: Path) -> None:
    """A file that claims PDF/UA-1 breaks none of its rules."""
    assert checker.failures(pdf) == {}


def test_all_rules_are_loaded(checker: Checker) -> None:
    """The profile is whole: a part of the rules would pass what the rest would refuse."""
    assert checker.rule_count == RULES_IN_UA1


def test_a_sound_file_passes_both_validators(checker: Checker, tmp_path: Path) -> None:
    """The controls below differ from a file that passes by their one fault."""
    pdf = make_pdf(tmp_path / "sound.pdf", SOUND, pdf_variant="pdf/ua-1")
    assert checker.failures(pdf) == {}
    assert in_build_verdict(pdf)


@pytest.mark.parametrize(
    ("body", "options", "rule"),
    [
        pytest.param(BLOCK_IN_LIST_ITEM, {"pdf_variant": "pdf/ua-1"}, "7.2-20", id="block-in-list-item"),
        pytest.param(SKIPPED_HEADING, {"pdf_variant": "pdf/ua-1"}, "7.4.2-1", id="skipped-heading"),
        pytest.param(SOUND, {}, "7.1-11", id="untagged"),
    ],
)
def test_a_known_fault_is_found_by_both_validators(
    checker: Checker, tmp_path: Path, body: str, options: dict[str, str], rule: str
) -> None:
    """Each validator refuses a bad file, and veraPDF names the clause: neither passes all it is given."""
    pdf = make_pdf(tmp_path / "bad.pdf", body, **options)
    assert rule in checker.failures(pdf)
    assert not in_build_verdict(pdf)
