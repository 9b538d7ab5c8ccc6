r"""LaTeX in BibTeX texts as plain text: strictly, so that no command is dropped unseen.

Tools for whole documents drop what they do not know, take what follows a bare ``%`` for a comment, and let
``10\textsuperscript{9}`` become 109; a title may not be read like that.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TypeAlias

from handout.stages.gather.latex_signs import ACCENTS, LOOKS, PLAIN, SCRIPTS, SIGNS
from handout.stages.gather.markup import script

Node: TypeAlias = "tuple[str, str] | list[Node]"

DEEPEST = 20
TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\s*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$)|(?P<script>[\^_])"
    r"|(?P<plain>-{2,3}|~|``|''|`|[^\\{}$^_~`'-]+|.)",
    re.DOTALL,
)


@dataclass
class _Reader:
    unknown: list[str] = field(default_factory=list)
    in_math: bool = False

    def say(self, tokens: list[Node]) -> str:
        said, rest = [], iter(tokens)
        for token in rest:
            if isinstance(token, list):
                said.append(self.say(token))
            else:
                said.append(self._one(*token, next(rest, None) if self._wants_more(*token) else None))
        return "".join(said)

    def _wants_more(self, kind: str, text: str) -> bool:
        if kind == "script":
            return self.in_math
        return (kind in ("word", "sign") and text in ACCENTS) or (kind == "word" and text in SCRIPTS)

    def _one(self, kind: str, text: str, more: Node | None) -> str:
        if kind == "plain" or (kind == "script" and more is None):
            return PLAIN.get(text, text)
        if kind == "math":
            self.in_math = not self.in_math
            return ""
        if more is not None:
            return self._joined(kind, text, self.say([more]))
        if text in SIGNS:
            return SIGNS[text]
        if text not in LOOKS:
            self.unknown.append(f"\\{text}")
        return ""

    def _joined(self, kind: str, text: str, said: str) -> str:
        """An accent on the first letter of what follows, or what follows raised or lowered."""
        if kind != "script" and text in ACCENTS and said[:1].isalpha():
            base = {"ı": "i", "ȷ": "j"}.get(said[0], said[0])
            return unicodedata.normalize("NFC", base + ACCENTS[text]) + said[1:]
        if text in SCRIPTS and (raised := script(said, SCRIPTS[text])):
            return raised
        self.unknown.append(text if kind == "script" else f"\\{text}")
        return said


def unlatex(text: str) -> tuple[str, list[str]]:
    """The text as it would be read in print, and each command that has no plain text."""
    if not set("\\{}$~`'-^_") & set(text):
        return text, []
    reader = _Reader()
    tokens, torn = _grouped(text)
    said = reader.say(tokens)
    unmatched = ["$"] if reader.in_math else []
    return re.sub(r"\s+", " ", said).strip(), [*torn, *reader.unknown, *unmatched]


def _grouped(text: str) -> tuple[list[Node], list[str]]:
    """Tokens, with braces as lists within lists; and the braces that have no partner or lie too deep."""
    stack: list[list[Node]] = [[]]
    for found in TOKEN.finditer(text):
        kind = found.lastgroup or "plain"
        if kind == "open" and len(stack) < DEEPEST:
            inner: list[Node] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif kind == "close" and len(stack) > 1:
            stack.pop()
        elif kind in ("open", "close"):
            return stack[0], [found[0]]
        else:
            stack[-1].append((kind, found[kind]))
    return stack[0], ["{"] if len(stack) > 1 else []
