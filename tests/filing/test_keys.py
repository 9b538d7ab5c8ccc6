"""Cite keys: author and year in the plain alphabet, and none given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from handout.filing.keys import key
from handout.model.record import Key
from handout.model.reference import Name, Reference


def article(family: str = "", issued: str | None = "2018", **more: object) -> Reference:
    author = [{"family": family}] if family else []
    data = {"type": "book", "title": "The invention of nothing", "author": author, "issued": issued, **more}
    return Reference.model_validate({name: value for name, value in data.items() if value})


@pytest.mark.parametrize(
    ("family", "made"),
    [
        ("Cohen", "cohen-2018"),
        ("Müller", "muller-2018"),
        ("Ødegård", "odegard-2018"),
        ("Łukasiewicz", "lukasiewicz-2018"),
        ("Straße", "strasse-2018"),
        ("O’Brien", "obrien-2018"),
        ("van der Berg", "van-der-berg-2018"),
        ("Smith-Jones", "smith-jones-2018"),
    ],
)
def test_a_person_is_written_in_the_plain_alphabet(family: str, made: str) -> None:
    """Marks go, letters stay: a key can be typed on any keyboard."""
    assert key(article(family), ()) == made


@pytest.mark.parametrize(
    ("literal", "publisher", "made"),
    [
        ("National Institute for Health and Care Excellence", "NICE", "nice-2018"),
        ("Medicines Agency (MHRA)", None, "mhra-2018"),
        ("National Institute for Health and Care Excellence", None, "national-institute-2018"),
        ("The Board of Inventions", "OUP", "board-inventions-2018"),
    ],
)
def test_an_organisation_goes_by_its_short_form(literal: str, publisher: str | None, made: str) -> None:
    """By its initials where the entry gives them, or else by its first two words that say something."""
    assert key(article(author=[{"literal": literal}], publisher=publisher), ()) == made


def test_who_wrote_nothing_goes_by_editor_publisher_or_title() -> None:
    """There is always somebody or something to name it by."""
    assert key(article(editor=[{"family": "Moe"}]), ()) == "moe-2018"
    assert key(article(publisher="Invented Press"), ()) == "invented-press-2018"
    assert key(article(), ()) == "invention-nothing-2018"


def test_without_a_year_the_title_helps() -> None:
    """A page without a date is named by what it is about."""
    assert key(article("Cohen", None), ()) == "cohen-invention"


def test_a_key_that_is_taken_gets_a_letter() -> None:
    """The second of one author's year is -b, and no number of them runs out of keys."""
    assert key(article("Cohen"), {"cohen-2018"}) == "cohen-2018-b"
    taken: list[str] = []
    for _ in range(60):
        taken.append(key(article("Cohen"), taken))
    assert len(set(taken)) == 60
    assert taken[:3] == ["cohen-2018", "cohen-2018-b", "cohen-2018-c"]


@given(
    family=st.text(max_size=80),
    title=st.text(max_size=80),
    issued=st.sampled_from([None, "2018", "2018-07"]),
    literal=st.text(max_size=80),
)
def test_every_key_is_one(family: str, title: str, issued: str | None, literal: str) -> None:
    """Whatever the alphabet, the key has the form that topics can cite."""
    for name in (Name.model_construct(family=family), Name.model_construct(literal=literal)):
        reference = Reference.model_construct(
            type="book", title=title, author=(name,), editor=(), issued=issued, publisher=None
        )
        TypeAdapter(Key).validate_python(key(reference, ()))
