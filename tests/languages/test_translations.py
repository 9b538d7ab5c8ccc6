"""A translation says what its source says, or does not print; what nobody verified is a draft."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from handout.model.diagnostic import HandoutError
from handout.model.language.notation import Notation
from handout.pipeline import build, check
from handout.project import Project
from handout.stages.translate import Overlay, source_fingerprint
from tests.conftest import TODAY
from tests.languages.leaflets import NAME, PROJECT, codes_of, found_in, made, orders_of, renderings, sound_in

Change = Callable[[str, str, str], Project]
CHANGED = "changed-in-translation"
WELSH = f"translations/{NAME}.cy.yaml"
APPROVED = """version: "1.0"
  status: approved
  approved: {name: A. Approver, role: Porter, place: Lost property, on: 2026-11-22}"""


def test_every_translation_is_sound() -> None:
    """The control of all below: three languages, and only the Arabic one waits for its verifier."""
    told = {each.language: {found.code for found in each.diagnostics} for each in renderings(PROJECT)}
    assert told == {"ar": {"unverified-translation"}, "cy": set(), "el": set()}


def test_only_what_is_translated_is_printed() -> None:
    """A leaflet's translation makes no card: the staff's words never print in another language by half."""
    printed = {(order.sound.topic.language, order.variant.audience) for order in orders_of(PROJECT)}
    assert printed == {("cy", "patient"), ("el", "patient"), ("ar", "patient"), ("ar", "clinician")}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("9:30 ac", "9:40 ac", CHANGED, id="another figure"),
        pytest.param("9:30 ac 16:00", "16:00 ac 9:30", "figures-reordered", id="another order is told"),
        pytest.param("01632 960001, rhwng", "01632 96001, rhwng", CHANGED, id="a digit lost"),
        pytest.param("7 diwrnod", "7", CHANGED, id="a unit lost"),
        pytest.param("7 diwrnod", "7 kg", CHANGED, id="another unit"),
        pytest.param("am {kept} ", "am {kept.range} ", CHANGED, id="another form of a value"),
        pytest.param(r"enw \[@rules-2026\]", "enw", CHANGED, id="a source lost"),
        pytest.param(
            r"ystafell \[@rules-2026; @board-2025\]", "ystafell [@board-2025]", CHANGED,
            id="one of two sources lost",
        ),
        pytest.param(r"enw \[@rules-2026\]", "enw [@rules-2026] [@board-2025]", CHANGED, id="added"),
        pytest.param(r"at \[lost@example.org\]\(mailto:lost", "at [lost@example.org](mailto:last",
                     CHANGED, id="another address"),
        pytest.param("ystafell 14", "ystafell un deg pedwar", CHANGED, id="a figure in words"),
        pytest.param("ystafell 14", "ystafell ١٤", "other-digits", id="other digits"),
        pytest.param("to: \"Dillad\"", "to:", "untranslated-sentence", id="left out"),
        pytest.param("from: \"Clothes\"", "from: \"Some clothes\"", "stale-sentence", id="stale"),
        pytest.param("of: lost-property", "of: found-property", "unsound-record", id="misnamed"),
    ],
)  # fmt: skip
def test_what_must_not_change_is_held(changed: Change, old: str, new: str, code: str) -> None:
    """Figures, units, values, sources and addresses are the same in both languages; another order is told."""
    codes = codes_of(changed(WELSH, old, new), "cy")
    assert code in codes


def test_a_refused_translation_costs_no_other_print(changed: Change) -> None:
    """The source and the other languages are printed; the exit status says that one was not."""
    project = changed(WELSH, "9:30 ac", "9:40 ac")
    made_ = list(build(project, TODAY, project.root / "output", variants=["patient"]))
    written = {each.variant for each in made_ if each.written}
    assert written == {"patient", "patient-ar", "patient-el"}
    assert [(each.topic, each.variant) for each in made_ if each.is_refused] == [(NAME, "cy")]
    assert [each.is_refused for each in check(project, TODAY)] == [True]


def test_a_print_that_may_no_longer_be_is_taken_away(changed: Change, copied: Project) -> None:
    """Once a translation is stale, its old print does not lie about as if it were current."""
    output = copied.root / "output"
    assert any(each.written for each in build(copied, TODAY, output, languages=["cy"], variants=["patient"]))
    assert (output / NAME / f"{NAME}-patient-cy.pdf").is_file()
    again = Project(changed(f"topics/{NAME}.yaml", "Bags without a name", "Bags without any name").root)
    list(build(again, TODAY, output, languages=["cy"], variants=["patient"]))
    assert not (output / NAME / f"{NAME}-patient-cy.pdf").exists()


def test_a_changed_source_makes_its_sentence_stale(changed: Change) -> None:
    """The sentence that changed is named, with what it says now; the others still stand."""
    project = changed(f"topics/{NAME}.yaml", "Bags without a name", "Bags without any name")
    found = found_in(project, "cy")
    assert [each.code for each in found] == ["source-moved-on", "untranslated-sentence", "stale-sentence"]
    assert "'Bags without any name [@rules-2026]'" in found[2].hint
    assert found[2].span.excerpt.strip() == '- from: "Bags without a name [@rules-2026]"'


@pytest.mark.parametrize(
    ("old", "new"),
    [("amount: 28", "amount: 29"), ("amount: 2.5", "amount: 25"), ("-5, unit: °C", "5, unit: °C")],
)
def test_a_changed_value_moves_the_source_on(changed: Change, old: str, new: str) -> None:
    """Every sentence still stands, and yet somebody must look: the figure is part of what was verified."""
    found = found_in(changed(f"topics/{NAME}.yaml", old, new), "cy")
    assert [each.code for each in found] == ["source-moved-on"]
    assert "every sentence still stands" in found[0].message


def test_other_readers_words_move_nothing_on(changed: Change) -> None:
    """What staff are told may change without the leaflet's translation going stale."""
    project = changed(f"topics/{NAME}.yaml", "text: Lost property,", "text: The lost property office,")
    assert codes_of(project, "cy") == set()
    assert "source-moved-on" in codes_of(project, "ar")


@pytest.mark.parametrize("is_verified", [True, False])
def test_what_nobody_verified_is_a_draft(changed: Change, is_verified: bool) -> None:
    """The source is approved; its translation says DRAFT on every page until somebody has verified it."""
    project = changed(f"topics/{NAME}.yaml", 'version: "0.3"\n  status: example', APPROVED)
    if not is_verified:
        changed(WELSH, "verified: .*\n", "")
    (order,) = [each for each in orders_of(project) if each.kind == "patient-cy"]
    plan = made(order).plan
    assert plan.furniture.is_approved is is_verified
    assert plan.furniture.marks == (() if is_verified else ("DRAFFT",))
    assert ("DRAFFT" in plan.furniture.strings()) is not is_verified  # the proof looks for these on each page


def test_an_example_stays_an_example() -> None:
    """No verifier makes an example more than one."""
    assert {order.plan().furniture.marks for order in orders_of(PROJECT) if order.sound.form == "el"} == {
        ("ΠΑΡΑΔΕΙΓΜΑ",)
    }


def test_a_print_names_what_it_translates_and_who_verified_it() -> None:
    """Whoever holds the leaflet can find the original, and the role of who compared the two."""
    (order,) = [each for each in orders_of(PROJECT) if each.kind == "patient-cy"]
    first, second = (line.text.replace("\u00a0", " ") for line in order.plan().notes)
    code = source_fingerprint(PROJECT.topic(NAME)[0], ["plain"])
    assert first == f"Cyfieithwyd o'r Saesneg, fersiwn 0.3, {code}, gan C. Cyfieithydd, cyfieithydd."
    assert second == "Cymharwyd â'r gwreiddiol gan D. Darllenydd, darllenydd dwyieithog, 22 Tachwedd 2026."


def test_a_translation_without_a_topic_is_told(copied: Project) -> None:
    """A file that is named for no topic would otherwise be passed over in silence."""
    path = copied.translations_folder / f"{NAME}.cy.yaml"
    path.rename(path.with_name("last-property.cy.yaml"))
    found = [each for outcome in check(copied, TODAY) for each in outcome.diagnostics]
    assert "translation-of-nothing" in {each.code for each in found}


def test_words_that_the_labels_lack_are_refused(copied: Project) -> None:
    """What the language has no words for never prints in English."""
    path = copied.root / "templates" / "shared" / "labels" / "cy.yaml"
    path.write_text(re.sub("  references: .*\n", "", path.read_text("utf-8")), encoding="utf-8")
    made_ = build(copied, TODAY, copied.root / "output", languages=["cy"], variants=["patient"])
    assert any("'references'" in found.message for each in made_ for found in each.diagnostics)
    path.write_text(re.sub("  version: .*\n", "", path.read_text("utf-8")), encoding="utf-8")
    codes = {found.code for each in check(Project(copied.root), TODAY) for found in each.diagnostics}
    assert "missing-label" in codes


def test_a_value_in_another_notation_is_the_same_value() -> None:
    """Greek readers get their comma, and a thousand that no one takes for one."""
    said = {
        value
        for order in orders_of(PROJECT)
        if order.kind == "patient-el"
        for line in order.plan().lines()
        for value in line.values
    }
    assert {"2,5\u00a0kg", "1\u00a0250", "28\u00a0ημέρες", "\u22125\u00a0°C"} <= said


def test_the_overlay_lists_all_that_is_out_of_step() -> None:
    """Of a translation that has only begun, each sentence that is left is listed once."""
    translation, _ = PROJECT.translation(f"{NAME}.cy")
    begun = translation.model_copy(update={"sentences": translation.sentences[:3]})
    overlay = Overlay(PROJECT.topic(NAME)[0], begun)
    assert len(overlay.missing) == len(set(overlay.missing)) == len(translation.sentences) - 3
    assert overlay.stale == ()


def test_a_topic_cannot_be_translated_by_half() -> None:
    """Not even when the pieces that are there are right."""
    translation, _ = PROJECT.translation(f"{NAME}.cy")
    begun = translation.model_copy(update={"sentences": translation.sentences[:-1]})
    missing = list(Overlay(PROJECT.topic(NAME)[0], begun).gaps())
    assert [each.code for each in missing] == ["untranslated-sentence"]


def test_sound_topics_keep_their_language() -> None:
    """The tag of the language, and of the print's id, are those of the translation."""
    sound = sound_in(PROJECT, "ar")
    assert (sound.topic.language, sound.form, sound.mark) == ("ar", "ar", "AR")
    with pytest.raises(HandoutError):
        PROJECT.translation(f"{NAME}.xx")
    assert Notation.of(PROJECT.labels("el")) == Notation(",", "\u00a0")
    assert date(2026, 11, 22) == TODAY
