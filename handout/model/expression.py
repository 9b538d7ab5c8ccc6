"""The sums that authors write: ``(dose * weight) / strength``, read into steps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handout.model.faults import values
from handout.model.record import refuse
from handout.model.sum import SIGNS

LONGEST_SUM = 200
DEEPEST_BRACKETS = 8

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<into>into\s+[A-Za-z%°]+(?:/[a-zA-Z]+){0,2}(?![A-Za-z-]))
    | (?P<per>per\s+[a-z]+(?![a-z-]))
    | (?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z]+(?:-[a-z]+)*)?)
    | (?P<figure>\d+(?:\.\d*[1-9])?(?![\d.,]))
    | (?P<sign>[-−+*×/÷()])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str


def is_sum(text: str) -> bool:
    """A sum begins with a name or a bracket, where an amount begins with a figure."""
    return bool(re.match(r"[a-z(]", text.strip()))


def steps(text: str) -> tuple[Token, ...]:
    """The names, figures and signs of a sum, each sign after what it joins."""
    if len(text) > LONGEST_SUM:
        refuse(values.malformed_sum((), f"{text[:20]}…", f"it has more than {LONGEST_SUM} characters"))
    return tuple(_Reader(text, _tokens(text)).whole())


def _tokens(text: str) -> list[Token]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            refuse(values.malformed_sum((), text, f"'{text[at:].split()[0]}' is not a part of a sum"))
        found.append(Token(match.lastgroup, " ".join(match[match.lastgroup].split())))
        at = match.end()
    return found


@dataclass
class _Reader:
    """Reads by the rule of sums: brackets first, then × and ÷, then + and −."""

    text: str
    left: list[Token]
    out: list[Token] = field(default_factory=list)

    def whole(self) -> list[Token]:
        self._sum(0)
        if self.left:
            self._stop(f"'{self.left[0].text}' is not expected there")
        return self.out

    def _sum(self, depth: int) -> None:
        self._product(depth)
        while sign := self._sign("+-−"):
            self._product(depth)
            self.out.append(sign)

    def _product(self, depth: int) -> None:
        self._changed(depth)
        while sign := self._sign("*×/÷"):
            self._changed(depth)
            self.out.append(sign)

    def _changed(self, depth: int) -> None:
        self._figure(depth)
        while self.left and self.left[0].kind in ("into", "per"):
            self.out.append(self.left.pop(0))

    def _figure(self, depth: int) -> None:
        if self.left and self.left[0].kind in ("name", "figure"):
            self.out.append(self.left.pop(0))
            return
        if depth >= DEEPEST_BRACKETS or not self._sign("("):
            self._stop("a name or a bracket is missing" if depth < DEEPEST_BRACKETS else "too many brackets")
        self._sum(depth + 1)
        if not self._sign(")"):
            self._stop("a bracket is not closed")

    def _sign(self, wanted: str) -> Token | None:
        if self.left and self.left[0].kind == "sign" and self.left[0].text in wanted:
            text = self.left.pop(0).text
            return Token("sign", SIGNS.get(text, text))
        return None

    def _stop(self, why: str) -> None:
        refuse(values.malformed_sum((), self.text, why))
