"""Faults in translations: what was lost or changed on the way, and what the source says no more."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault

LONGEST_ECHO = 60


def echo(text: str) -> str:
    return f"'{text[:LONGEST_ECHO]}…'" if len(text) > LONGEST_ECHO else f"'{text}'"


@fault(Severity.ERROR)
def changed_in_translation(what: str, wanted: str, found: str) -> Words:
    """A figure, unit, value, citation or link of a sentence is not in its translation, or not as often.

    Order is free; nothing may be added, left out or changed. Figures are
    compared digit by digit, each unit with the figure it stands behind. A
    figure said in words on one side ("two") must be said in words on the other.
    """
    return (
        f"the source has the {what} {wanted}, the translation {found}",
        "say here just what the source says; if the source is wrong, mend it there first",
    )


@fault(Severity.ERROR)
def other_digits(sign: str) -> Words:
    """A translation writes figures in other digits than 0 to 9.

    Figures stand in the same digits on every print, so that a ward that reads
    only the source can hold them against each other.
    """
    return f"'{sign}' is not one of the digits 0 to 9", "write figures in the digits 0 to 9"


@fault(Severity.ERROR)
def untranslated_sentence(text: str) -> Words:
    """A sentence of the source has no translation.

    A print that mixed languages, or left the sentence out, would not say what
    was written. ``handout translate TOPIC --language LANG`` lists them all.
    """
    return f"{echo(text)} is not translated", "add it under 'sentences', as 'from' and 'to'"


@fault(Severity.ERROR)
def stale_sentence(text: str, nearest: str) -> Words:
    """A translated sentence stands no more in the source as it was translated.

    The source has been changed since. The hint names the sentence that most
    likely took its place: translate that one anew, or take the pair away.
    """
    gone = "take it away: the source says nothing like it"
    hint = f"the source now says {echo(nearest)}" if nearest else gone
    return f"the source does not say {echo(text)}", hint


@fault(Severity.ERROR)
def source_moved_on(was: str, now: str, stale: int, missing: int) -> Words:
    """The source is not the one that was translated.

    ``source:`` holds the fingerprint of the wordings and values that the
    translator and the verifier saw. Once the sentences are right again, the new
    fingerprint goes there, and somebody verifies the translation anew.
    """
    counts = f"stale sentences: {stale}, missing: {missing}"
    rest = counts if stale or missing else "every sentence still stands"
    return (
        f"this translates {was}, and the source is now {now}; {rest}",
        f"check each sentence, have it verified again, then write 'source: {now}'",
    )


@fault(Severity.ERROR)
def same_language(language: str) -> Words:
    """A translation is in the language of its source."""
    return f"the source is in '{language}' already", "name the language it is translated into"


@fault(Severity.ERROR)
def untranslated_unit(unit: str) -> Words:
    """A unit that is a word is not said in the other language.

    Units that are signs (mg, mL, %) are the same in every language. Those that
    are words (hours, days, units) stand under ``units:``, with every form that
    a figure before them can ask for.
    """
    return f"the unit '{unit}' is not said in this language", f"add '{unit}: [...]' under 'units'"


@fault(Severity.ERROR)
def unlisted_unit_form(form: str, unit: str, known: str) -> Words:
    """A value's unit takes a form that is none of those listed for the unit."""
    return f"'{form}' is not listed as a form of '{unit}'", f"use one of: {known}"


@fault(Severity.ERROR)
def value_not_in_source(name: str) -> Words:
    """A translation gives the unit of a value that the source does not print, or that has none."""
    return f"the source prints no value '{name}' whose unit is a word", "take it away, or mend its name"


@fault(Severity.ERROR)
def repeated_sentence() -> Words:
    """The same sentence of the source is translated twice in one file."""
    return "this sentence was translated above already", "keep one of the two"


@fault(Severity.ERROR)
def verified_by_translator(name: str) -> Words:
    """Whoever translated a text cannot also be the one who verifies it."""
    return f"{name} translated this, and cannot verify it too", "name somebody else, or leave 'verified' out"


@fault(Severity.ERROR)
def translation_of_nothing(name: str) -> Words:
    """A translation names a topic that is not there, or its file another than it."""
    hint = "name the file TOPIC.LANGUAGE.yaml, and say the same under 'of' and 'language'"
    return f"there is no topic '{name}'", hint


@fault(Severity.NOTE)
def unverified_translation(language: str) -> Words:
    """Nobody has verified a translation: every page of it says DRAFT, whatever its source says.

    Rule: a translation is read against its source by somebody else than its
    translator, who is named with a role and a day (``verified``).
    """
    return f"nobody has verified this translation into '{language}'", "its prints are marked DRAFT until then"


@fault(Severity.ERROR)
def missing_label(label: str) -> Words:
    """The templates have no words of their own in this language for something that is printed.

    Marks, heads of columns and the like stand in ``shared/labels`` of the
    templates, one file a language. What is missing there never prints in
    another language.
    """
    return f"the labels of this language do not say '{label}'", "add it to shared/labels of your templates"


@fault(Severity.WARNING)
def figures_reordered() -> Words:
    """The figures of a sentence stand in another order than in the source.

    Other languages put words in another order, and often rightly. But two doses
    that changed places are the same figures too: somebody must look.
    """
    return "these figures stand in another order than in the source", "see that each belongs to the same word"
