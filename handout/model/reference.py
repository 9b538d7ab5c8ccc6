"""References in CSL-JSON's terms, and the library that files them under cite keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, model_validator

from handout.model.faults import citing, shape
from handout.model.printed import Printed
from handout.model.record import Key, Many, Record, refuse

Text = Annotated[Printed, Field(min_length=1, max_length=400, pattern=r"\w")]

# CSL dates may be a year, a month or a day.
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]

DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


class Name(Record):
    """A person by family and given name, or an organisation by its literal name."""

    family: Text | None = None
    given: Text | None = None
    suffix: Text | None = None
    literal: Text | None = Field(None, description="an organisation")

    @model_validator(mode="after")
    def _sound(self) -> Name:
        if (self.family is None) == (self.literal is None):
            refuse(shape.unsound_record((), "a name has either 'family' or 'literal'", "give one of the two"))
        return self


class Reference(Record):
    """One bibliographic item; keys are those of CSL-JSON, with hyphens."""

    type: Literal["article-journal", "book", "chapter", "report", "webpage", "legislation"]
    title: Text
    author: Many[Name] = ()
    editor: Many[Name] = ()
    container_title: Text | None = Field(
        None, alias="container-title", description="the journal or book in full"
    )
    container_title_short: Text | None = Field(
        None, alias="container-title-short", description="NLM abbreviation"
    )
    issued: PartialDate | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = Field(None, description="first and last page: 521-546")
    number: Text | None = Field(None, description="of a report; or the article's, where there are no pages")
    edition: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = Field(None, alias="publisher-place")
    doi: Text | None = Field(None, alias="DOI")
    pmid: Text | None = Field(None, alias="PMID")
    url: Text | None = Field(None, alias="URL")
    updated: PartialDate | None = None
    accessed: PartialDate | None = Field(None, description="when the page was read")
    note: Text | None = Field(
        None, description="printed last: a correction, or a review date that has passed"
    )
    review_due: PartialDate | None = Field(
        None, description="when the source itself says it is to be reviewed"
    )

    @model_validator(mode="after")
    def _sound(self) -> Reference:
        if self.doi is not None and not DOI.fullmatch(self.doi):
            refuse(citing.malformed_doi(("DOI",), self.doi).on(self.doi))
        if self.pmid is not None and not re.fullmatch(r"[1-9]\d{0,8}", self.pmid):
            refuse(citing.malformed_pmid(("PMID",), self.pmid).on(self.pmid))
        if self.page is not None and (halves := _lost_dash(self.page)):
            refuse(citing.lost_page_dash(("page",), self.page, halves).on(self.page))
        if self.url is not None and not re.fullmatch(r"https?://\S+", self.url):
            refuse(citing.malformed_address(("URL",), self.url).on(self.url))
        if self.type == "webpage" and (self.url is None or self.accessed is None):
            said = "a web page needs 'URL' and 'accessed'"
            refuse(shape.unsound_record((), said, "add the address and the day it was read"))
        return self


def _lost_dash(page: str) -> str:
    """How a page range reads once its dash is put back, or nothing where none is missing.

    Damage seen in the wild: 521–546 copied as 521546, 60–65 as 6065.
    """
    if not page.isdigit() or len(page) < 4 or len(page) % 2:
        return ""
    first, last = page[: len(page) // 2], page[len(page) // 2 :]
    near = first[0] == last[0] or int(last) - int(first) < 100
    return f"{first}-{last}" if not last.startswith("0") and int(first) < int(last) and near else ""


class Spine(NamedTuple):
    """What is seen of a reference without opening it: a digest of all it says, and what names it."""

    digest: str
    doi: str
    pmid: str


class Library(Record):
    """References by cite key."""

    schema_version: Literal["1"] = Field(alias="schema")
    references: Mapping[Key, Reference]
