"""Style sheets for pages that run from right to left: made from those that run the other way."""

from __future__ import annotations

import re

KEPT = "/* keep */"
"""Behind a declaration: not to be turned, as figures stand on their right edge in every language."""

_DECLARATION = re.compile(r"(?P<name>[\w-]+)(?P<gap>\s*:\s*)(?P<value>[^;{}]+)(?=[;}])")
_SIDES = {"left": "right", "right": "left"}
_SIDE = re.compile(r"(?<![\w])(left|right)(?![\w])")
_FOUR_SIDES = re.compile(r"(--[\w-]+|margin|padding|inset|border-(?:width|style|color))")


def mirrored(css: str) -> str:
    """The same design seen in a mirror: every left is a right, and of four sides the second is the last.

    Done to the finished style sheet, so that no template needs a second one.
    """
    return _DECLARATION.sub(_turned, css)


def _turned(found: re.Match[str]) -> str:
    name, value = found["name"], found["value"]
    if KEPT in value or "url(" in value:
        return found[0]
    sides = value.split()
    if _FOUR_SIDES.fullmatch(name) and len(sides) == 4 and not sides[0].startswith("#"):
        rest = value[len(value.rstrip()) :]
        value = " ".join((sides[0], sides[3], sides[2], sides[1])) + rest
    return f"{_swapped(name)}{found['gap']}{_swapped(value)}"


def _swapped(text: str) -> str:
    return _SIDE.sub(lambda side: _SIDES[side[0]], text)
