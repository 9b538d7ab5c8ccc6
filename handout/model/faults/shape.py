"""Faults in the shape of a content file: keys, types, figures."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault

LONGEST_ECHO = 40


def echo(value: object) -> str:
    """The value as the message shows it: short, on one line."""
    kinds = {"dict": "a mapping", "list": "a list", "NoneType": "nothing"}
    if not isinstance(value, str):
        return kinds.get(type(value).__name__, str(value))
    flat = "".join(sign if sign.isprintable() else "·" for sign in " ".join(value.split()))
    return f"'{flat[:LONGEST_ECHO]}…'" if len(flat) > LONGEST_ECHO else f"'{flat}'"


@fault(Severity.ERROR)
def missing_key(key: str) -> Words:
    """A key that must be there is not.

    The sentence names the key; ``docs/reference/content.md`` lists what each record needs.
    """
    return f"'{key}' is missing here", f"add '{key}:'"


@fault(Severity.ERROR)
def unknown_key(key: str, nearest: str | None, allowed: str) -> Words:
    """A key is not one this record knows.

    Nothing an author typed may be dropped silently, so a slip such as
    ``sumary:`` stops the file instead of losing its text.
    """
    hint = f"did you mean '{nearest}'?" if nearest else f"known here: {allowed}"
    if " " in key or key[:1].isupper():
        hint = "if this is a sentence, quote it: YAML reads 'Word: more' as a key and its value"
    return f"'{key}' is not a key of this record", hint


@fault(Severity.ERROR)
def wrong_type(wanted: str, value: object) -> Words:
    """A value is not of the kind this key takes.

    Every scalar is text until the schema types it, so ``no``, ``010`` and
    ``1e3`` arrive as typed and are refused where a figure or a date belongs.
    """
    hint = f"write {wanted}"
    if isinstance(value, dict) and wanted.startswith("text"):
        hint = "quote the text: YAML reads '{…}' and 'Word: more' as a mapping"
    return f"this must be {wanted}, not {echo(value)}", hint


@fault(Severity.ERROR)
def empty_value(wanted: str) -> Words:
    """A key is there, but nothing is written behind it.

    A heading with nothing under it looks complete on paper, so it is refused.
    """
    return f"nothing is written here; {wanted} is needed", "fill it in, or take the key away"


@fault(Severity.ERROR)
def unknown_choice(value: object, choices: str, nearest: str | None) -> Words:
    """A value is not one of the words this key takes."""
    hint = f"did you mean '{nearest}'?" if nearest else f"choose one of: {choices}"
    return f"{echo(value)} is not one of the words this key takes", hint


@fault(Severity.ERROR)
def malformed_text(value: object, pattern: str) -> Words:
    """A short text (an id, a version, a code) does not have the form it must have."""
    return f"{echo(value)} does not have the form {pattern}", "mend it to that form"


@fault(Severity.ERROR)
def trailing_zero(text: str) -> Words:
    """A figure ends in a zero behind the decimal point.

    When the point is missed, 1.0 is read as 10 and 0.50 as 50
    (Joint Commission do-not-use list; NHS CUI MEDi-015).

    Wrong: ``0.50 mg``. Right: ``0.5 mg``.
    """
    return f"'{text}' has a trailing zero", f"write '{text.rstrip('0').rstrip('.')}'"


@fault(Severity.ERROR)
def naked_point(text: str) -> Words:
    """A figure below one has no zero before its point.

    When the point is missed, .5 is read as 5
    (Joint Commission do-not-use list; NHS CUI MEDi-016).

    Wrong: ``.5 mg``. Right: ``0.5 mg``.
    """
    return f"'{text}' has nothing before its point", f"write '{text.replace('.', '0.', 1)}'"


@fault(Severity.ERROR)
def unsound_record(message: str, hint: str) -> Words:
    """Keys that are each well formed do not go together.

    The sentence says which; for example a status of ``approved`` without
    an ``approved`` record that names the person and the place.
    """
    return message, hint


@fault(Severity.ERROR)
def unknown_unit(unit: str, known: str) -> Words:
    """A unit is not on the list, or is written in a way that is misread.

    ``µg`` and ``mcg`` are read as mg, ``U`` as 0, ``cc`` as 00 (ISMP; BNF).
    Units are written in full: micrograms, units, mL.
    """
    return f"'{unit}' is not a unit that can be printed safely", f"use one of: {known}"


@fault(Severity.ERROR)
def mixed_units(one: str, other: str) -> Words:
    """Two quantities that must be of one kind are not.

    A volume cannot cap a mass, and a dose per kg cannot cap a dose.
    """
    return f"{one} and {other} cannot be compared", "give both in units of one kind"


@fault(Severity.ERROR)
def inverted_range(low: str, high: str) -> Words:
    """The lower end of a range lies above its upper end.

    Seen in the wild: "0.42 mg/kg per hour to 0.4 mg/kg".
    """
    return f"the range runs from {low} down to {high}", "put the lower figure first, or correct one of them"


@fault(Severity.ERROR)
def per_kg_without_maximum(missing: str) -> Words:
    """A dose per kg lacks its maximum or the weight it goes by.

    Without a cap a heavy patient gets an overdose; without the basis (actual,
    ideal, lean, adjusted) two readers compute two doses. Both are printed.
    """
    return f"a dose per kg needs {missing}", f"add {missing}"


@fault(Severity.ERROR)
def unsound_bands(message: str, hint: str) -> Words:
    """The bands of a table leave a gap, overlap, or hold a weight outside them.

    Every value must fall in exactly one band; a reader at 10 kg must not
    find two doses, or none.
    """
    return message, hint
