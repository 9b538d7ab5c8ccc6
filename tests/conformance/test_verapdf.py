"""Every print keeps PDF/UA-1 and PDF/A-2a by the word of veraPDF, which is shown to find faults."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import page
import pytest

from handout.stages.typeset.finishing import finish, screen_colours
from tests.conformance.verapdf import RULES, Checker

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "output"
# Imposed sheets are print artefacts: imposing loses the tags, and nothing is claimed for them.
PRINTS = sorted(path for path in OUTPUT.rglob("*.pdf") if OUTPUT / "sheets" not in path.parents)

SOUND = "<h1>Title</h1><ul><li>One thing</li></ul>"
BLOCK_IN_LIST_ITEM = "<h1>Title</h1><ul><li><p>One thing</p></li></ul>"
SKIPPED_HEADING = "<h1>Title</h1><h3>Too deep</h3><p>Text</p>"
BOTH = {"pdf_variant": "pdf/a-2a", "finisher": finish}


@pytest.fixture(scope="module")
def checker() -> Callable[[str], Checker]:
    return cache(Checker)


@pytest.fixture(autouse=True)
def _bundled_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a font would add a fault of its own to every control."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(ROOT / "templates/shared/fonts/fonts.conf"))


def make_pdf(path: Path, body: str, **options: Any) -> Path:
    from weasyprint import HTML

    html = f'<html lang="en"><head><title>A control</title></head><body>{body}</body></html>'
    laid = HTML(string=html).render(**{key: each for key, each in options.items() if key != "finisher"})
    laid.color_profiles["srgb"] = screen_colours()
    laid.write_pdf(path, output_intent="", **options)
    return path


def in_build_verdict(pdf: Path, profile: str) -> bool:
    return bool(page.validate_pdf(str(pdf), profile=profile).is_compliant)


def test_there_are_prints_to_check() -> None:
    """Nothing conforms by being absent."""
    assert PRINTS, f"no PDF lies under {OUTPUT}: run `make` first"


@pytest.mark.parametrize("profile", RULES)
@pytest.mark.parametrize("pdf", PRINTS, ids=lambda path: path.stem)
def test_every_print_keeps_what_it_claims(checker: Callable[[str], Checker], pdf: Path, profile: str) -> None:
    """One file claims both PDF/UA-1 and PDF/A-2a, and breaks no rule of either."""
    assert checker(profile).failures(pdf) == {}


@pytest.mark.parametrize(("profile", "rules"), RULES.items())
def test_all_rules_are_loaded(checker: Callable[[str], Checker], profile: str, rules: int) -> None:
    """The profile is whole: a part of the rules would pass what the rest would refuse."""
    assert checker(profile).rule_count == rules


@pytest.mark.parametrize("profile", RULES)
def test_a_sound_file_passes_both_validators(
    checker: Callable[[str], Checker], tmp_path: Path, profile: str
) -> None:
    """The controls below differ from a file that passes by their one fault."""
    pdf = make_pdf(tmp_path / "sound.pdf", SOUND, **BOTH)
    assert checker(profile).failures(pdf) == {}
    assert in_build_verdict(pdf, profile)


@pytest.mark.parametrize(
    ("body", "options", "profile", "rule"),
    [
        pytest.param(BLOCK_IN_LIST_ITEM, BOTH, "ua1", "7.2-20", id="block-in-list-item"),
        pytest.param(SKIPPED_HEADING, BOTH, "ua1", "7.4.2-1", id="skipped-heading"),
        pytest.param(SOUND, {}, "ua1", "7.1-11", id="untagged"),
        pytest.param(SOUND, {"pdf_variant": "pdf/ua-1"}, "2a", "6.6.4-1", id="not-for-an-archive"),
        pytest.param(SOUND, {"pdf_variant": "pdf/a-2b"}, "2a", "6.6.4-3", id="untagged-archive"),
    ],
)
def test_a_known_fault_is_found_by_both_validators(
    checker: Callable[[str], Checker],
    tmp_path: Path,
    body: str,
    options: dict[str, Any],
    profile: str,
    rule: str,
) -> None:
    """Each validator refuses a bad file, and veraPDF names the clause: neither passes all it is given."""
    pdf = make_pdf(tmp_path / "bad.pdf", body, **options)
    assert rule in checker(profile).failures(pdf)
    assert not in_build_verdict(pdf, profile)


def test_a_name_without_its_explanation_is_refused(checker: Callable[[str], Checker], tmp_path: Path) -> None:
    """PDF/A takes the name of PDF/UA only where its metadata explain it; so the explanation is not idle."""

    def unexplained(document: Any, pdf: Any) -> None:
        finish(document, pdf)
        metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        metadata.stream = [metadata.stream[0].replace(b"pdfaExtension:schemas", b"pdfaExtension:nothing")]

    pdf = make_pdf(tmp_path / "bad.pdf", SOUND, pdf_variant="pdf/a-2a", finisher=unexplained)
    assert checker("2a").failures(pdf)
    assert checker("ua1").failures(pdf) == {}
