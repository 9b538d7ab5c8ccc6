"""What we keep for ourselves is believed to the byte or not at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.manifest.seal import is_whole, sealed
from tests.keeping.house import House

RECORDS = st.dictionaries(st.text(min_size=1), st.text() | st.integers(), min_size=1).filter(
    lambda record: "seal" not in record
)


@given(RECORDS)
def test_what_is_sealed_can_still_be_read(record: dict[str, object]) -> None:
    """A sealed record is the same JSON object, with its seal in it."""
    data = sealed(json.dumps(record).encode())
    assert is_whole(data)
    assert {key: value for key, value in json.loads(data).items() if key != "seal"} == record


@given(RECORDS, st.data())
def test_any_other_byte_breaks_the_seal(record: dict[str, object], data: st.DataObject) -> None:
    """A byte more, a byte less, or another one: it is no longer what was sealed."""
    whole = sealed(json.dumps(record).encode())
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    assert not is_whole(whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :])
    assert not is_whole(whole[:place] + whole[place + 1 :])
    assert not is_whole(whole[:place])
    assert not is_whole(whole + b" ")


@pytest.mark.parametrize("name", ["manifest.json", ".seen.json"])
def test_what_another_hand_has_altered_is_not_believed(house: House, name: str) -> None:
    """A manifest that is still JSON, but not as we wrote it, is as good as none: all is made again."""
    before = house.files()
    path = house.output / name
    path.write_text(path.read_text(encoding="utf-8").replace("alpha", "[]"), encoding="utf-8")
    assert [each for each in house.build() if each.is_refused] == []
    after = house.files()
    assert {key: after[key] for key in before if key != "manifest.json"} == {
        key: before[key] for key in before if key != "manifest.json"
    }
