"""JSON with the place of every value, which the standard library does not keep."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from json import JSONDecodeError, loads
from typing import Any

from handout.model.diagnostic import Place
from handout.model.faults.shape import echo
from handout.model.source import Stretch

DEEPEST = 24
SPACE = re.compile(r"[ \t\r\n]*")
STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")


class Tree:
    """Data grown from JSON, all figures kept as they were typed, and the stretches of its keys and values."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.places: dict[Place, Stretch] = {}
        self.keys: dict[Place, Stretch] = {}
        self.data, end = self._value(self._skip(0), ())
        if self._skip(end) < len(text):
            raise JSONDecodeError("more follows", text, self._skip(end))

    def stretch(self, start: int, end: int) -> Stretch:
        line, last = (bisect_right(self.starts, at) - 1 for at in (start, end))
        return Stretch(line, start - self.starts[line], last, end - self.starts[last])

    def _skip(self, at: int) -> int:
        found = SPACE.match(self.text, at)
        return found.end() if found else at

    def _value(self, at: int, place: Place) -> tuple[Any, int]:
        opening = self.text[at : at + 1]
        if opening and opening in "{[":
            if len(place) >= DEEPEST:
                raise JSONDecodeError("nested too deep", self.text, at)
            self.places[place] = self.stretch(at, at + 1)
            return self._object(at + 1, place) if opening == "{" else self._array(at + 1, place)
        value, end = self._scalar(at)
        self.places[place] = self.stretch(at, end)
        return value, end

    def _scalar(self, at: int) -> tuple[Any, int]:
        if self.text[at : at + 1] == '"':
            return self._string(at)
        found = WORD.match(self.text, at)
        if found is None:
            raise JSONDecodeError("a value is missing", self.text, at)
        return {"true": True, "false": False, "null": None}.get(found[0], found[0]), found.end()

    def _string(self, at: int) -> tuple[str, int]:
        found = STRING.match(self.text, at)
        if found is None:
            raise JSONDecodeError("this text has no end on its line", self.text, at)
        try:
            return str(loads(found[0])), found.end()
        except JSONDecodeError as error:
            raise JSONDecodeError("this escape is none", self.text, at + error.pos) from error

    def _object(self, at: int, place: Place) -> tuple[dict[str, Any], int]:
        made: dict[str, Any] = {}
        at = self._skip(at)
        while self.text[at : at + 1] != "}":
            start = at = self._comma(at) if made else at
            if self.text[at : at + 1] != '"':
                raise JSONDecodeError("a key is missing", self.text, at)
            key, at = self._string(at)
            if key in made:
                raise JSONDecodeError(f"{echo(key)} is given twice", self.text, start)
            self.keys[*place, key] = self.stretch(start, at)
            made[key], at = self._value(self._expect(":", self._skip(at)), (*place, key))
            at = self._skip(at)
        return made, at + 1

    def _array(self, at: int, place: Place) -> tuple[list[Any], int]:
        made: list[Any] = []
        at = self._skip(at)
        while self.text[at : at + 1] != "]":
            at = self._comma(at) if made else at
            value, at = self._value(at, (*place, len(made)))
            made.append(value)
            at = self._skip(at)
        return made, at + 1

    def _comma(self, at: int) -> int:
        return self._expect(",", at)

    def _expect(self, sign: str, at: int) -> int:
        if self.text[at : at + 1] != sign:
            raise JSONDecodeError(f"'{sign}' is missing", self.text, at)
        return self._skip(at + 1)
