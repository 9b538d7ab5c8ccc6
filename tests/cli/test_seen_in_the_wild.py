"""Three errors that reached patients, typed into a real topic: each is refused, however it is spelt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handout.cli import main

ROOT = Path(__file__).parents[2]
TOPIC = "iv-paracetamol"
CHECK = ("check", TOPIC, "--today", "2026-11-22", "--project")

APART = "text: At least {interval} between doses"
DOSES = "text: No more than {doses} in {day}, and"
VALUE = "  children: {"
LIVER_NOT_AT_RISK = "dose: 1 g\n              daily_maximum: 4 g"
Change = tuple[str, str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The one topic with its references, to be spoilt."""
    for part in ("topics", "references"):
        (tmp_path / "content" / part).mkdir(parents=True)
    shutil.copy(ROOT / "content" / "topics" / f"{TOPIC}.yaml", tmp_path / "content" / "topics")
    shutil.copytree(ROOT / "content" / "references", tmp_path / "content" / "references", dirs_exist_ok=True)
    return tmp_path


def told(project: Path, change: Change, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``handout check`` says about the topic with one stretch of it changed; the status is 1."""
    path = project / "content" / "topics" / f"{TOPIC}.yaml"
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    assert main([*CHECK, str(project)]) == 1
    return capsys.readouterr().err


def test_the_topic_itself_passes(project: Path) -> None:
    """Before it is spoilt the topic is sound, so that what follows can fail."""
    assert main([*CHECK, str(project)]) == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("maximum_volume: 7.5 mL", "maximum_volume: 75 mL"), "disagreeing-figure"),
        (("maximum_volume: 7.5 mL", "maximum_volume: 75 ml"), "disagreeing-figure"),
        (("amount: 7.5\n    unit: mL", "amount: 75\n    unit: mL"), "disagreeing-figure"),
        ((APART, "text: At most 75 mL each, and {interval} between doses"), "tenfold-figure"),
        ((APART, "text: At most 75 ml each, and {interval} between doses"), "tenfold-figure"),
        ((APART, "text: At most 75mL each, and {interval} between doses"), "tenfold-figure"),
        (("tenfold: misprint, cite", "cite"), "tenfold-figure"),
        ((VALUE, "  most: {amount: 75, unit: ml}\n" + VALUE), "tenfold-figure"),
    ],
    ids=str,
)
def test_75_ml_for_7_5_ml_is_refused(
    project: Path, change: Change, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A leaflet said 75 mL where the largest volume was 7.5 mL (MHRA EL (19)A/06)."""
    assert f"[{code}]" in told(project, change, capsys)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((LIVER_NOT_AT_RISK, LIVER_NOT_AT_RISK.replace("4 g", "1 g")), "untouched-daily-maximum"),
        ((LIVER_NOT_AT_RISK, LIVER_NOT_AT_RISK.replace("4 g", "1,000 mg")), "untouched-daily-maximum"),
        (("daily: 60 mg/kg", "daily: 15 mg/kg"), "untouched-daily-maximum"),
        (("daily_maximum: 300 mg", "daily_maximum: 75 mg"), "untouched-daily-maximum"),
        (("daily_maximum: 300 mg", "daily_maximum: 50 mg"), "inverted-range"),
        ((LIVER_NOT_AT_RISK, "times: 4\n              " + LIVER_NOT_AT_RISK.replace("4 g", "3 g")),
         "above-maximum"),
        ((VALUE, "  adult: {amount: 1, unit: g, maximum: 1 g, maximum_daily: 1 g}\n" + VALUE),
         "untouched-daily-maximum"),
        ((VALUE, "  adult: {amount: 1, unit: g, maximum_daily: 1000 mg/day}\n" + VALUE),
         "untouched-daily-maximum"),
        ((VALUE, "  adult: {amount: 1, unit: g, maximum_daily: 1 g, derive: {maximum_daily: adult * doses}}\n"
          + VALUE), "untouched-daily-maximum"),
        ((VALUE, "  adult: {amount: 1, unit: g, maximum_daily: 2 g, derive: {maximum_daily: adult * doses}}\n"
          + VALUE), "disagreeing-figure"),
        ((DOSES, "text: No more than 1 g in 24 hours, and"), "daily-figure-of-one-dose"),
        ((DOSES, "text: No more than 1 g in {day}, and"), "daily-figure-of-one-dose"),
        ((DOSES, "text: No more than 1,000 mg a day, and"), "daily-figure-of-one-dose"),
        ((DOSES, "text: The daily maximum is 1 g, and"), "daily-figure-of-one-dose"),
    ],
    ids=str,
)  # fmt: skip
def test_an_untouched_daily_maximum_is_refused(
    project: Path, change: Change, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The most in 24 hours was printed as the figure of one dose (MHRA EL (24)A/49)."""
    assert f"[{code}]" in told(project, change, capsys)


RATE = "unit: mg/kg/hour, basis: ideal, maximum: 50 mg/hour}\n"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((APART, "text: From 0.42 mg/kg per hour to 0.4 mg/kg, {interval} between"), "unsound-range"),
        ((APART, "text: 0.42 mg/kg/hour to 0.4 mg/kg, {interval} between doses"), "unsound-range"),
        ((APART, "text: 0.42–0.4 mg/kg, {interval} between doses"), "unsound-range"),
        ((APART, "text: 500 mg to 0.4 g, {interval} between doses"), "unsound-range"),
        ((VALUE, "  rate: {low: 0.42, high: 0.4, " + RATE + VALUE), "inverted-range"),
        ((VALUE, "  rate: {low: 0.42 mg/kg/hour, high: 0.4 mg/kg}\n" + VALUE), "wrong-type"),
        ((VALUE, "  rate: {amount: 0.42, low: 0.3, high: 0.4, " + RATE + VALUE), "amount-outside-range"),
        (("up_to: 33 kg", "up_to: 9000 g"), "inverted-range"),
    ],
    ids=str,
)
def test_an_inverted_range_of_mixed_units_is_refused(
    project: Path, change: Change, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text gave "0.42 mg/kg per hour to 0.4 mg/kg", in which one reads a rate and the next a dose."""
    assert f"[{code}]" in told(project, change, capsys)
