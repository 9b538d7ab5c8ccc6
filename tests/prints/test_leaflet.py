"""A patient reads what was written for patients, and not a word of anything else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handout.pipeline import build
from handout.project import Project
from tests.conftest import TODAY

SENTINEL = "Zquorn"
# Wherever staff are spoken to: text, short, titles, cells, captions, alternatives, notes, reasons.
SPOKEN_TO_STAFF = {
    "text: Examplamide on the ward, short: Examplamide,": "text: Zquorn on the ward, short: Zquorn,",
    "text: An invented medicine that": "text: A Zquorn medicine that",
    "short: Invented. Treats nothing.": "short: Zquorn.",
    "text: Severe invention of the liver": "text: Zquorn of the liver",
    "short: Raised pressure in the head": "short: Zquorn in the head",
    "title: {text: Dose by weight}": "title: {text: Zquorn by weight}",
    "caption: Examplamide 10 mg/mL, into a vein": "caption: Zquorn 10 mg/mL, into a vein",
    "- Stop the infusion": "- Zquorn the infusion",
    "omit: {short: shown as an omission}": "omit: {short: a Zquorn omission}",
    "Where it was tried": "Where Zquorn was tried",
    "Invented sorrow": "Zquorn sorrow",
    "Nothing was found [their": "Zquorn was found [their",
    "note: The numbers inside": "note: The Zquorn numbers inside",
    "alt: Three boxes in a row": "alt: Three Zquorn in a row",
    'text: "A figure': 'text: "A Zquorn figure',
    "- write_in: [Local protocol]": "- write_in: [Local Zquorn]",
}


@pytest.fixture
def output(copied_project: Project) -> Path:
    """The fixture topic with a sentinel in all that is said to staff, as built for everybody."""
    path = copied_project.root / "content/topics/full.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in SPOKEN_TO_STAFF.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    built = list(build(copied_project, TODAY, copied_project.root / "output", ["full"]))
    assert not [each for outcome in built if outcome.is_refused for each in outcome.diagnostics]
    return copied_project.root / "output" / "full"


WORDS, TAGS, ABOUT = ["pdftotext", "-", "-"], ["pdfinfo", "-struct-text", "-"], ["pdfinfo", "-meta", "-"]


def said(output: Path, variant: str, *parts_of_it: list[str]) -> str:
    """What a print holds: its page, and of its PDF what these commands tell."""
    pdf = (output / f"full-{variant}.pdf").read_bytes()
    parts = [subprocess.run(each, input=pdf, capture_output=True, check=True).stdout for each in parts_of_it]
    return b"".join(parts).decode("utf-8") + (output / f"full-{variant}.html").read_text(encoding="utf-8")


def test_staff_words_do_not_reach_patients(output: Path) -> None:
    """The leaflet is a whitelist: plain never falls back on text, in no block and in no hidden corner."""
    assert SENTINEL.casefold() not in said(output, "patient", WORDS, TAGS, ABOUT).casefold()
    assert said(output, "summary", WORDS).count(SENTINEL) > len(SPOKEN_TO_STAFF)
    assert SENTINEL in said(output, "pocket-card", WORDS)
