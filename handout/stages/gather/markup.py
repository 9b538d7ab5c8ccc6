"""HTML in texts: entities and raised figures become characters, italics go, all else is refused."""

from __future__ import annotations

import html
import re

from handout.model.faults import gathering
from handout.stages.gather.draft import Draft, Piece

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
RAISED = re.compile(r"<(?:jats:)?(sup|sub)>([^<>]*)</(?:jats:)?\1>", re.IGNORECASE)
LOOKS = re.compile(
    r"</?(?:jats:)?(?:i|b|u|em|strong|italic|bold|scp|span)(?:\s[\w-]+=(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")

LONGEST = 2_000
"""More is never looked at: no printed text of a reference may be as long, so it is refused later."""

FIGURES = {
    "sup": str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"),
    "sub": str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋"),
}


def plain(draft: Draft, piece: Piece) -> Piece:
    """The text without HTML; what has no plain text is told, and stays as it is."""
    text = re.sub(r"\s+", " ", piece.text[:LONGEST]).strip()
    if "&" not in text and "<" not in text:
        return piece.saying(text)
    for _ in range(3):  # some exports escape what was escaped before
        text = ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = RAISED.sub(lambda found: script(found[2], found[1].lower()) or found[0], text)
    if look := LOOKS.search(text):
        draft.tell(gathering.stripped_markup((), look[0]).on(look[0]), piece.at)
        text = LOOKS.sub("", text)
    for found in filter(None, (ENTITY.search(text), ANY_TAG.search(text))):
        draft.tell(gathering.unknown_markup((), found[0]).on(found[0]), piece.at)
    return piece.saying(re.sub(r"\s+", " ", text).strip())


def script(text: str, which: str) -> str:
    """Raised or lowered figures as the characters that mean them; letters as they are; else nothing."""
    if re.fullmatch(r"[0-9+−-]+", text):
        return text.translate(FIGURES[which])
    return text if text.isalpha() else ""
