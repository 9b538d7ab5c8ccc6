"""Faults in references that are brought in from a file of another program."""

from __future__ import annotations

from handout.model.diagnostic import Severity, Words, fault
from handout.model.faults.shape import echo


@fault(Severity.ERROR)
def unknown_export(suffix: str, known: str) -> Words:
    """A file's name does not say which kind of reference file it is.

    Handout reads PubMed (``.nbib``), RIS (``.ris``), BibTeX (``.bib``) and CSL-JSON (``.json``).
    """
    return f"{echo(suffix)} is no kind of reference file that can be read", f"export as one of: {known}"


@fault(Severity.ERROR)
def no_entries(what: str) -> Words:
    """A file holds no reference of the kind that its name promises."""
    return f"this file holds no {what} entry", "export it again, and look at the first line"


@fault(Severity.ERROR)
def too_many_entries(most: int) -> Words:
    """A file holds more references than one person can have looked at."""
    return f"this file holds more than {most:,} entries", "export only what the topics will cite"


@fault(Severity.ERROR)
def unreadable_line(form: str) -> Words:
    """A line of a reference file is neither a field nor the rest of one.

    The entry it stands in is not filed, because nobody can know what the line should have said.
    """
    return f"this line cannot be read as {form}", "mend the line, or export the entry again"


@fault(Severity.ERROR)
def unfinished_entry(closing: str) -> Words:
    """An entry begins, but the file goes on without having ended it; perhaps it was cut off."""
    return f"the entry that begins here has no end ({closing})", "export it again, or mend its end"


@fault(Severity.ERROR)
def repeated_field(tag: str) -> Words:
    """A field that can be said once is said twice, differently; one of the two is wrong."""
    return f"{echo(tag)} is given twice in this entry, and not alike", "keep the right one"


@fault(Severity.NOTE)
def unread_field(tag: str) -> Words:
    """A field is none that Handout knows, so what it says is not filed.

    Told once a file. Fields that are known and never printed,
    such as the abstract, are passed over in silence.
    """
    return f"{echo(tag)} is not read", "if it matters, add what it says to the filed entry"


@fault(Severity.ERROR)
def unknown_markup(sign: str) -> Words:
    """A text holds markup (HTML or LaTeX) that has no plain text of the same meaning.

    Markup is never dropped on the chance that it was harmless: 10<sup>9</sup> must not become 109.
    """
    return f"{echo(sign)} has no plain text", "write in the export what is to be printed"


@fault(Severity.NOTE)
def stripped_markup(sign: str) -> Words:
    """A mark that changes only the look of a text, such as italics, was left out."""
    return f"{echo(sign)} was left out", "nothing to do, unless the look carried a meaning"


@fault(Severity.ERROR)
def unknown_macro(name: str) -> Words:
    """A BibTeX entry uses an abbreviation that no ``@string`` above it explains."""
    return f"{echo(name)} is not defined by any @string", "put the text itself in braces"


@fault(Severity.ERROR)
def unknown_parent(key: str) -> Words:
    """A BibTeX entry takes the rest from another by ``crossref``, and that one is not in the file."""
    return f"no entry of this file has the key {echo(key)}", "export the book together with its chapters"


@fault(Severity.ERROR)
def malformed_name(name: str) -> Words:
    """A name of a BibTeX entry has unbalanced braces, or more commas than a name can have."""
    return f"{echo(name)} cannot be read as a name", "write 'Family, Given', and names joined by ' and '"


@fault(Severity.WARNING)
def shortened_names() -> Words:
    """The export names only some of the authors, and says *and others* of the rest.

    What prints would be short by the same names (rule REF-3).
    """
    return "the export leaves authors out", "add them to the filed entry"


@fault(Severity.NOTE)
def shortened_date(date: str, kept: str) -> Words:
    """Of a date that is not a plain year, month or day, such as a season, the year is filed."""
    return f"of the date {echo(date)} only {kept} is filed", "nothing to do: references print the year"


@fault(Severity.ERROR)
def unreadable_date(date: str) -> Words:
    """A date does not begin with its year, in four figures."""
    return f"{echo(date)} does not begin with a year", "write it as 2018, 2018-07 or 2018-07-09"


@fault(Severity.WARNING)
def missing_abbreviation(journal: str) -> Words:
    """A journal is named without its NLM abbreviation, so that it prints in full."""
    return (
        f"the export gives no NLM abbreviation for {echo(journal)}",
        "look it up in the NLM Catalog, and add it as 'container-title-short'",
    )


@fault(Severity.WARNING)
def retracted_source() -> Words:
    """PubMed says that this article has been retracted; it is filed with that note, which prints."""
    return "this article has been retracted", "cite it only to say so; otherwise take the entry out again"


@fault(Severity.NOTE)
def already_filed(what: str, key: str, where: str) -> Words:
    """The same DOI, PubMed id or wording is filed, or stands further up: the entry is not filed again."""
    return f"already filed as {key} in {where}, by its {what}", f"cite it as [@{key}]"


@fault(Severity.WARNING)
def resembles_another(key: str, where: str) -> Words:
    """Another reference has the same first author, year and title, but another identifier or none.

    It is filed all the same, because only a person can tell two versions from one.
    """
    return f"this looks like {key} in {where}", "if they are one, keep the fuller and delete the other"


@fault(Severity.ERROR)
def cannot_append(why: str) -> Words:
    """A file of the library cannot take more entries at its end: by its layout, or by its size.

    Handout adds below what stands there, and changes nothing of it. ``references:`` must be the last key of
    the file, with one entry below the other.
    """
    return f"no entry can be added at the end of this file: {why}", "file into another with --into NAME"
