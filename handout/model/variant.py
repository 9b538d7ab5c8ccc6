"""A variant: what one printed form shows, to whom, and how much room it has."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.kinds import SAFETY, Kind
from handout.model.printed import Printed
from handout.model.record import Count, Figure, Key, Record, Some, refuse
from handout.model.wording import Register
from handout.model.yes_no import YesNo

Audience = Literal["clinician", "patient"]


class Budget(Record):
    """The most pages, or card sides, a print may take."""

    pages: Count
    crisis: Count = Field(
        description="the most for a topic of kind 'crisis': one side if it can be done (COG-1)"
    )


class Floor(Record):
    """The smallest x-height that may be printed, in millimetres (rule TYPE-1)."""

    text_mm: Figure = Field(description="statements, titles, values")
    table_mm: Figure = Field(description="cells of tables")
    small_mm: Figure = Field(description="references and furniture")


class Variant(Record):
    """One printed form, as its folder declares it in ``variant.yaml``."""

    schema_version: Literal["1"] = Field(alias="schema")
    title: Annotated[Printed, Field(min_length=1, max_length=60)]
    leaf: Literal["page", "side"] = Field(
        "page", description="what this audience calls one face of the print"
    )
    code: Annotated[str, Field(pattern=r"^[A-Z]$", description="ends the document id: KET-C")]
    audience: Audience
    addressed: Annotated[Printed, Field(min_length=1, max_length=60, description="the audience, as printed")]
    registers: Some[Register]
    sections: Some[Kind]
    budget: Budget
    floor: Floor
    contrast: Figure = Decimal("4.5")
    citation_style: Key
    is_mono: YesNo = Field(default=False, description="yes: it is printed in black only")
    id: str = Field("", description="the folder's name; never written in the file")
    edition_of: str = Field("", description="the variant whose words these are, set otherwise; see Edition")

    @property
    def folders(self) -> tuple[str, ...]:
        """Where its templates stand: an edition's go over those of its variant."""
        return (self.edition_of, self.id) if self.edition_of else (self.id,)

    @model_validator(mode="after")
    def _sound(self) -> Variant:
        if lost := sorted(SAFETY - set(self.sections)):
            message = f"this variant leaves out safety sections: {', '.join(lost)}"
            refuse(
                shape.unsound_record(
                    (), message, "add them to 'sections': a variant must be able to show each"
                )
            )
        if self.audience == "patient" and self.registers != ("plain",):
            refuse(
                shape.unsound_record((), "a patient variant may speak 'plain' only", "set registers: [plain]")
            )
        return self


class Edition(Record):
    """A variant's words set otherwise: larger, or on other paper; all it does not say is the variant's."""

    schema_version: Literal["1"] = Field(alias="schema")
    edition_of: Key = Field(description="the folder of the variant whose words these are")
    title: Annotated[Printed, Field(min_length=1, max_length=60)]
    code: Annotated[str, Field(pattern=r"^[A-Z]$")]
    budget: Budget
    floor: Floor

    def of(self, variant: Variant) -> Variant:
        """The variant as this edition prints it."""
        own = {name: getattr(self, name) for name in ("edition_of", "title", "code", "budget", "floor")}
        return variant.model_copy(update=own)
