"""A site: one hospital's own settings, which fill what topics leave open and change nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from handout.model.control import Name
from handout.model.filling import Filling, as_filling
from handout.model.palette import Brand
from handout.model.printed import Printed
from handout.model.record import Day, Key, Record
from handout.model.signature import Signature, SiteApproval
from handout.model.variant import Audience

ShortName = Annotated[Printed, Field(min_length=1, max_length=24, description="stands in a card's foot")]


class Site(Record):
    """One hospital: the whole of a file under ``content/sites/``."""

    schema_version: Literal["1"] = Field(alias="schema")
    name: Name
    short: ShortName
    code: Annotated[str, Field(pattern=r"^[A-Z]{2,4}$", description="ends the document id: KET-C-STX")]
    filled: Signature = Field(description="who filled this in, and when; printed")
    review_due: Day
    slots: Mapping[Key, Annotated[Filling, BeforeValidator(as_filling)]] = {}
    approvals: Mapping[Key, SiteApproval] = Field({}, description="topic: who approved which version")
    logo: Annotated[str, Field(min_length=1, max_length=120)] | None = Field(
        None, description="an image under content/images, printed in the band"
    )
    brand: Brand = Brand()
    paper: Literal["A4", "Letter"] = Field("A4", description="for prints that are pages, not cards")
    house_style: Mapping[Audience, Literal["spaced-units", "closed-units"]] = Field(
        {}, description="audience: the named way in which its figures are set"
    )
    address: Annotated[Printed, Field(min_length=1)] | None = Field(
        None,
        description="where it says which prints are current, printed as a QR code: "
        "https://cards.example.org/{document}",
    )
    id: str = Field("", description="the file's name; never written in the file")
