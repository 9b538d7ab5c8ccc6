"""Turn pydantic's errors into findings in our words, matched by type and never by wording."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from handout.model.blocks import KINDS
from handout.model.diagnostic import Diagnostic, Finding, Place
from handout.model.faults import shape
from handout.model.record import KEY_FORM, Record
from handout.model.source import Source
from handout.stages.read.fields import known_keys

FORMS = {KEY_FORM: "of an id: small letters, digits and single hyphens, such as first-dose"}
"""Patterns in words, where authors often miss them."""

WANTED = {
    "tuple_type": "a list, each item after '- '",
    "list_type": "a list, each item after '- '",
    "string_type": "text",
    "dict_type": "keys and values",
    "mapping_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
}


def findings(error: ValidationError, model: type[Record], data: Any, source: Source) -> list[Diagnostic]:
    """Every error once, at its place in the file, in the order of the file."""
    details = error.errors(include_url=False)
    places = [_place(detail["loc"], data) for detail in details]
    found = []
    for detail, place in zip(details, places, strict=True):
        # A fault inside a list may also leave the list too short: only the inner one is news.
        if detail["type"] == "too_short" and any(_encloses(place, other) for other in places):
            continue
        finding = _finding(detail, place, model)
        at_key = detail["type"] == "extra_forbidden"
        found.append(finding.at(source.key_span(place)) if at_key else source.locate(finding))
    return sorted(dict.fromkeys(found), key=lambda each: each.span)


def _encloses(outer: Place, inner: Place) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _place(loc: tuple[int | str, ...], data: Any) -> Place:
    """A pydantic location as a path in the file: the names of union members are no part of it."""
    place: list[int | str] = []
    for part in loc:
        if _holds(data, part):
            data = data[part]
            place.append(part)
    return tuple(place)


def _holds(data: Any, part: int | str) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def _finding(detail: Any, place: Place, model: type[Record]) -> Finding:  # noqa: C901 - one case for each kind of error
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    if isinstance(inner := context.get("finding"), Finding):
        return inner.below(place)
    match kind:
        case "missing":
            return shape.missing_key(place, str(detail["loc"][-1]))
        case "extra_forbidden":
            return _unknown_key(place, model, detail["loc"])
        case "literal_error":
            return _unknown_choice(place, given, context)
        case "union_tag_not_found" | "union_tag_invalid":
            return _unknown_block(place, given)
        case "too_short" | "string_too_short":
            return shape.empty_value(place, "text" if isinstance(given, str) else "at least one item")
        case "string_pattern_mismatch":
            pattern = context.get("pattern", "")
            return shape.malformed_text(place, given, FORMS.get(pattern, pattern))
        case "too_long" | "string_too_long":
            what = "characters" if isinstance(given, str) else "items"
            return shape.malformed_text(place, given, f"of at most {context.get('max_length')} {what}")
        case _ if given is None:
            return shape.empty_value(place, WANTED.get(kind, "a value"))
        case _:
            return shape.wrong_type(place, WANTED.get(kind, "something else"), given)


def _unknown_key(place: Place, model: type[Record], loc: tuple[int | str, ...]) -> Finding:
    key, known = str(loc[-1]), known_keys(model, loc[:-1])
    return shape.unknown_key(place, key, _nearest(key, known), ", ".join(known))


def _unknown_choice(place: Place, given: Any, context: Any) -> Finding:
    choices = _choices(context)
    if given is None:
        return shape.empty_value(place, "one of: " + ", ".join(choices))
    return shape.unknown_choice(place, given, ", ".join(choices), _nearest(str(given), choices))


def _choices(context: Any) -> list[str]:
    return [
        part.strip().strip("'") for part in str(context.get("expected", "")).replace(" or ", ", ").split(",")
    ]


def _unknown_block(place: Place, given: Any) -> Finding:
    keys = [str(key) for key in given] if isinstance(given, dict) else []
    if not keys:
        return shape.wrong_type(place, "a block, such as 'points:' with its list", given)
    near = next((match for key in keys if (match := _nearest(key, KINDS))), None)
    return shape.unknown_key(place, keys[0], near, ", ".join(KINDS))


def _nearest(word: str, words: Any) -> str | None:
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), None)
