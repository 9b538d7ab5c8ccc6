"""What is held against its source is held digit by digit, and text survives being written out."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from handout.model.diagnostic import Refusal
from handout.model.figures import number
from handout.model.inline import Prose
from handout.model.language.bidi import as_read, bare, isolated
from handout.model.language.dialect import ENGLISH, Dialect
from handout.model.language.lettering import drawn_apart
from handout.model.language.mirror import mirrored
from handout.model.language.notation import Notation
from handout.model.language.speech import Speech
from handout.model.language.tally import tally
from handout.model.language.written import written
from handout.model.wording import wordings
from handout.project import PACKAGED, Project
from handout.stages.translate import translate
from tests.languages.leaflets import HERE, NAME, PROJECT

GREEK = Notation(",", "\u00a0")
DIGITS = [
    (language, number, found.start())
    for language in ("ar", "cy", "el")
    for number, each in enumerate(PROJECT.translation(f"{NAME}.{language}")[0].sentences)
    if each.to is not None
    for found in re.finditer(
        r"[0-9]", re.sub(r"@[a-z0-9-]+", lambda key: "@" * len(key[0]), written(each.to))
    )
]


@given(st.sampled_from(DIGITS), st.sampled_from("0123456789٠٣"))
def test_no_digit_can_be_changed(which: tuple[str, int, int], digit: str) -> None:
    """Any one digit of any translated sentence replaced by any other is refused."""
    language, number, place = which
    translation, _ = PROJECT.translation(f"{NAME}.{language}")
    sentence = translation.sentences[number]
    assert sentence.to is not None
    text = written(sentence.to)
    spoilt = sentence.model_copy(update={"to": Prose.parse(text[:place] + digit + text[place + 1 :])})
    pairs = (*translation.sentences[:number], spoilt, *translation.sentences[number + 1 :])
    changed = translation.model_copy(update={"sentences": pairs})
    notation = Notation.of(PROJECT.labels(language))
    if digit == text[place]:
        translate(PROJECT.topic(NAME)[0], changed, notation)
    else:
        with pytest.raises(Refusal):
            translate(PROJECT.topic(NAME)[0], changed, notation)


def test_the_fixture_has_digits_to_change() -> None:
    """The control: a property over nothing would hold."""
    assert len(DIGITS) > 60


@given(st.decimals(min_value=-99999, max_value=99999, places=3))
def test_a_figure_survives_its_notation(amount: Decimal) -> None:
    """What is printed for Greek readers is read back as the figure that was typed."""
    text = number(amount)
    assert GREEK.figures(GREEK.told(text)) == Notation.ENGLISH.figures(text) == [f"{abs(amount):f}"]


@pytest.mark.parametrize(
    ("source", "translated", "is_alike"),
    [
        ("5 mg", "5 mg", True),
        ("5 mg", "5 g", False),
        ("1,000 mg", "1\u00a0000 mg", True),
        ("1,000 mg", "1,000 mg", False),
        ("2.5 mg", "2,5 mg", True),
        ("2.5 mg", "2.5 mg", False),
        ("2,3 or 4", "2, 3 ή 4", True),
        ("5 mg/kg per day", "5 mg/kg την ημέρα", True),
        ("5 mg/kg per day", "5 mg/kg", False),
        ("5 mg/kg per day", "5 mg/mL την ημέρα", False),
        ("for 3 days", "για 3 ημέρες", True),
        ("for 3 days", "για 3 ώρες", False),
        ("for 1 day", "για 1 ημέρα", True),
        ("below −5 °C", "κάτω από −5 °C", True),
        ("below −5 °C", "κάτω από 5 °C", False),
        ("≥ 7.5 mL", "≤ 7,5 mL", False),
        ("3 days, 5 hours", "5 ημέρες, 3 ώρες", False),
    ],
)
def test_two_sentences_count_alike(source: str, translated: str, is_alike: bool) -> None:
    """Figures by the notation of each language, units by the figure they stand behind."""
    units = {"days": ("ημέρες", "ημέρα"), "hours": ("ώρες",), "per day": ("την ημέρα",)}
    there = tally(Prose.parse(translated), Dialect(GREEK, units))
    assert (tally(Prose.parse(source), ENGLISH) == there) is is_alike


@pytest.mark.parametrize("root", [HERE.parents[1], HERE.parent / "project", HERE])
def test_text_survives_being_written_out(root: str) -> None:
    """Each sentence of every topic, written out and read again, is the same sentence."""
    project = Project(HERE.parent / root)
    proses = [
        prose
        for name in project.topic_names
        for _, wording in wordings(project.topic(name)[0])
        for _, prose in wording.said()
    ]
    assert proses
    for prose in proses:
        assert written(Prose.parse(written(prose))) == written(prose)
        assert Prose.parse(written(prose)).characters == prose.characters
        assert Prose.parse(written(prose)).cite_keys == prose.cite_keys


@given(st.text("ab *_[]{}\\!@(), ", min_size=1, max_size=30))
def test_any_text_is_written_so_that_it_reads_alike(text: str) -> None:
    """Signs that begin a mark are escaped, whatever stands around them."""
    try:
        prose = Prose.parse(text)
    except PydanticCustomError:
        return
    assert Prose.parse(written(prose)).characters == prose.characters


@pytest.mark.parametrize(
    "stretch", ["01632 960001", "−5 °C", "7.5 mg/kg", "≥ 10", "A. Author", "5 %", "9:30", "+44 1632"]
)
def test_a_stretch_keeps_its_order(stretch: str) -> None:
    """Closed off as a whole, and read back in its own order from a line drawn from the right."""
    line = f"كلمة {stretch} كلمة"
    assert isolated(line).replace("\u00a0", " ").count("\u2066") == 1
    assert bare(isolated(line)).replace("\u00a0", " ") == line
    drawn = f"ةملك {stretch} ةملك"
    assert as_read(drawn) == line


def test_a_style_sheet_in_the_mirror_of_a_mirror_is_itself() -> None:
    """Nothing of a design is lost when it is turned about."""
    sheets = [path.read_text(encoding="utf-8") for path in PACKAGED.rglob("*.css")]
    assert len(sheets) > 5
    turned = [mirrored(sheet) for sheet in sheets]
    assert [mirrored(sheet) for sheet in turned] == sheets
    assert turned != sheets


@pytest.mark.parametrize(
    ("css", "turned"),
    [
        ("p { padding-left: 2mm }", "p { padding-right: 2mm }"),
        ("p { margin: 1mm 2mm 3mm 4mm; float: left }", "p { margin: 1mm 4mm 3mm 2mm; float: right }"),
        ("html { --cell: 1mm 2mm 3mm 0 }", "html { --cell: 1mm 0 3mm 2mm }"),
        (".foot-right { color: #fff }", ".foot-right { color: #fff }"),
        ("td { text-align: right /* keep */ }", "td { text-align: right /* keep */ }"),
        ("p { background: url(left.png) }", "p { background: url(left.png) }"),
    ],
)
def test_only_sides_are_turned(css: str, turned: str) -> None:
    """Names of classes, pictures and what is marked as kept stay as they are."""
    assert mirrored(css) == turned


def test_a_word_in_a_picture_looks_joined() -> None:
    """Letters of a watermark are set one by one, so each comes in the shape its neighbours give it."""
    assert drawn_apart("مثال") == "\ufedd\ufe8e\ufe9c\ufee3"
    assert drawn_apart("EXAMPLE") == "EXAMPLE"


def test_a_word_of_a_figure_that_has_no_equal_is_refused() -> None:
    """No unit stays English unseen."""
    speech = Speech(GREEK, {"days": "ημέρες", "to": "έως"})
    assert speech.told("1.5\u00a0to\u00a02\u00a0days") == "1,5\u00a0έως\u00a02\u00a0ημέρες"
    assert speech.told("2.5\u00a0mg/kg") == "2,5\u00a0mg/kg"
    with pytest.raises(Refusal):
        speech.told("2\u00a0hours")
