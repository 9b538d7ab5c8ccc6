"""Every translation is proven on paper like its source, from whichever side its lines begin."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import unified_diff

import pytest

from handout.model.language.bidi import bare
from handout.model.plan import Line, Plan, Run
from handout.model.site import Site
from handout.project import Project
from handout.sound import planned, sound_topic
from handout.stages.prove import prove
from handout.stages.prove.geometry import covers, cuts
from handout.stages.render import render
from handout.stages.typeset import typeset
from tests.conftest import TODAY
from tests.languages.leaflets import HERE, PROJECT, leaflet, made, orders_of
from tests.prints.small import FONTS, PAGE, codes, small_plan
from tests.prints.test_fonts import BUNDLED, faces

GOLDEN = HERE.parent / "golden" / "languages"
MAIN = re.compile(r"<main>\n(.*)</main>", re.DOTALL)
PRINTS = sorted((order.sound.topic.language, order.variant.id) for order in orders_of(PROJECT))


@pytest.mark.parametrize(("language", "variant"), PRINTS)
def test_a_translation_is_proven(language: str, variant: str) -> None:
    """Words, figures, sizes, contrast, furniture and tags hold in every language and form."""
    made = leaflet(language, variant)
    assert prove(made.document, made.plan) == []


@pytest.mark.parametrize(("language", "variant"), [each for each in PRINTS if "-" not in each[1]])
def test_a_translation_is_as_it_was_accepted(
    language: str, variant: str, request: pytest.FixtureRequest
) -> None:
    """No word or tag of a translation changes unseen."""
    found = MAIN.search(leaflet(language, variant).html)
    assert found is not None
    path, now = GOLDEN / f"{variant}-{language}.html", found[1]
    if request.config.getoption("accept"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    diff = "\n".join(unified_diff(before.splitlines(), now.splitlines(), "accepted", "now", lineterm=""))
    assert now == before, f"look at it; then accept it with `make accept`\n{diff}"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("cy", 'lang="cy" class'), ("el", 'lang="el" class'), ("ar", 'lang="ar" dir="rtl"')],
)
def test_a_page_says_its_language_and_direction(language: str, direction: str) -> None:
    """Who listens to the page hears it in the right voice."""
    assert f"<html {direction}" in leaflet(language, "patient").html


def test_a_page_from_the_right_is_the_same_design_in_a_mirror() -> None:
    """The rule that says look for stands at the right of an Arabic text, and at the left of a Welsh one."""
    sheet = re.compile(r"\.kind-warnings[^{]*\{ border-(left|right): 3mm double")
    sides = {language: sheet.findall(leaflet(language, "patient").html) for language in ("ar", "cy")}
    assert sides == {"ar": ["right"], "cy": ["left"]}


# What a proof from the right must find: each page below is one word away from its plan.

CSS = """
@page { size: 74mm 105mm; margin: 5mm 5mm 20mm; @bottom-left { content: element(foot); width: 100% } }
html { font: 9pt/1.4 "IBM Plex Sans", "IBM Plex Sans Arabic", "DejaVu Sans"; direction: rtl }
body, h1, p, ul { margin: 0 } h1 { font-size: 9pt } .foot { position: running(foot); font-size: 7pt }
"""
CALL = "اتصل بالرقم \u206601632\u00a0960001\u2069 من الساعة \u20669:30\u2069"
NEVER = "لا تترك حقيبتك هنا"
PARTED = "نحتفظ بالأشياء (كلها) لمدة طويلة جدًا ثم نعطيها إلى جمعية خيرية في المدينة ونكتب لك رسالة قصيرة"


def turned(said: str | Line) -> Plan:
    plan = small_plan([said])
    return replace(plan, labels={**plan.labels, "direction": "rtl"})


def said_of(body: str, said: str | Line) -> set[str]:
    """The codes of what the proof says of a page from the right."""
    plan = turned(said)
    foot = " · ".join((plan.title.text, *plan.furniture.strings()))
    page = PAGE.format(title=plan.title.text, css=CSS, foot=f'<div class="foot">{foot}</div>', body=body)
    return codes(prove(typeset(page.replace('lang="en"', 'lang="ar" dir="rtl"'), FONTS), plan))


@pytest.mark.parametrize(
    "text", [CALL, NEVER, PARTED, "قال \u2066A.\u00a0Author\u2069 (نعم) \u2066−5\u00a0°C\u2069"]
)
def test_a_line_from_the_right_passes(text: str) -> None:
    """The control: telephone numbers, brackets, ligatures, Latin names and lines that wrap."""
    assert said_of(f"<p data-line='1'>{text}</p>", text) == set()


@pytest.mark.parametrize(
    ("text", "spoilt"),
    [
        pytest.param(CALL, bare(CALL).replace("\u00a0", " "), id="a telephone number turned about"),
        pytest.param(CALL, CALL.replace("9:30", "9:40"), id="another figure"),
        pytest.param(NEVER, NEVER.replace("لا ", ""), id="the word for not left out"),
        pytest.param(NEVER, NEVER.replace("لا", "ال"), id="its letters changed over"),
        pytest.param(NEVER, "تترك لا حقيبتك هنا", id="two words changed over"),
        pytest.param(PARTED, PARTED.replace("طويلة", "قصيرة"), id="another word"),
        pytest.param(PARTED, PARTED.replace("(كلها) ", ""), id="a bracket left out"),
        pytest.param(PARTED, PARTED.replace("جدًا", "جدا"), id="a vowel mark lost"),
        pytest.param("عند \u2066−5\u00a0°C\u2069", "عند −5\u00a0°C", id="a minus on the wrong side"),
        pytest.param(
            "أثقل من \u20667.5\u00a0mg/kg\u2069", "أثقل من 7.5 mg/kg", id="a figure behind its unit"
        ),
    ],
)
def test_a_word_lost_or_turned_is_found(text: str, spoilt: str) -> None:
    """A line that reads otherwise than planned, or only in another order, stops the print."""
    assert "text-lost" in said_of(f"<p data-line='1'>{spoilt}</p>", text)


def test_a_value_from_the_right_stays_whole() -> None:
    """A figure at the end of one line and its unit on the next is found from this side too."""
    line = Line(1, (Run("لمدة "), Run("28 يومًا", "value")))
    body = "<p style='width: 9mm' data-line='1'>لمدة <span data-value>28 يومًا</span></p>"
    assert said_of(body, line) == {"value-broken"}


def test_what_a_line_used_is_counted_from_the_right() -> None:
    """Counted from the left, every line would seem full, and none could be found to end too early."""
    text = " ".join(["كلمة"] * 40)
    plan, style = turned(text), "style='width: 61mm'"
    page = PAGE.format(title=plan.title.text, css=CSS, foot="", body=f"<p {style}>{text}</p>")
    (laid,) = typeset(page.replace('lang="en"', 'lang="ar" dir="rtl"'), FONTS).pages
    used = [line.used_mm for line in laid.text_lines if not line.is_last]
    assert used
    assert all(45 < each < 60.5 for each in used)


def test_arabic_is_drawn_in_its_own_faces() -> None:
    """Arabic letters come from the Arabic face, in both weights, and none of them is made up."""
    found = faces(leaflet("ar", "patient").document.pdf)
    assert {"IBM-Plex-Sans-Arabic", "IBM-Plex-Sans-Arabic-Semi-Bold"} <= found
    assert found <= BUNDLED | {"IBM-Plex-Sans-Arabic", "IBM-Plex-Sans-Arabic-Semi-Bold"}


EXAMPLES = Project(HERE.parent / "examples")


@pytest.mark.parametrize("topic", EXAMPLES.topic_names)
def test_every_block_can_stand_on_a_page_from_the_right(topic: str) -> None:
    """Turned about, each kind of block still fits, and nothing of it is cut off or hidden."""
    variant = EXAMPLES.variant("patient")
    sound, _ = sound_topic(EXAMPLES, topic, [variant], TODAY)
    if not sound.variants:
        pytest.skip("for clinicians only")
    plan = planned(EXAMPLES, sound, variant, TODAY)
    turned_ = replace(plan, labels={**plan.labels, "direction": "rtl"})
    document = typeset(render(turned_, EXAMPLES.template_folders), FONTS)
    assert document.complaints == ()
    assert list(cuts(document, turned_)) == list(covers(document)) == []
    assert len(document.pages) <= plan.most_pages


def test_nothing_else_is_golden() -> None:
    """A golden file that no test compares would look like a promise."""
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{variant}-{language}.html" for language, variant in PRINTS if "-" not in variant
    }


@pytest.mark.parametrize("language", ["cy", "ar"])
def test_a_code_stands_at_the_end_of_its_lines(language: str) -> None:
    """The drawing is never turned about, and stands where lines end, whichever way they run."""
    site = Site.model_validate(
        {
            "schema": "1", "name": "St Example's", "short": "St Example's", "code": "STX",
            "filled": {"name": "P. Harmacist", "role": "Pharmacist", "on": "2026-11-01"},
            "review_due": "2027-05-01", "address": "https://handouts.st-example.example/{document}",
        }
    )  # fmt: skip
    (order,) = [
        each
        for each in orders_of(PROJECT)
        if (each.sound.topic.language, each.variant.id) == (language, "patient")
    ]
    made_there = made(replace(order, sound=replace(order.sound, site=site)))
    assert made_there.plan.code is not None
    assert prove(made_there.document, made_there.plan) == []
    (ink,) = [ink for page in made_there.document.pages for ink in page.inks if ink.is_code]
    is_at_the_right = ink.box.x > 105
    assert is_at_the_right == (language == "cy")
