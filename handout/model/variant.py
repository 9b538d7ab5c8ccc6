"""A variant: what one printed form shows, to whom, and how much room it has."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handout.model.faults import shape
from handout.model.kinds import SAFETY, Kind, TopicKind
from handout.model.printed import Printed
from handout.model.record import Count, Figure, Key, Many, Record, Some, refuse
from handout.model.wording import Register
from handout.model.yes_no import YesNo

Audience = Literal["clinician", "patient"]
Density = Literal["comfortable", "regular", "compact"]

ALONE: tuple[Register, ...] = ("plain", "brief")
"""Registers that fall back to no other: what is not said in them is not said to their readers."""


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
    kinds: Many[TopicKind] = Field(
        (), description="only topics of these kinds are printed; all, if none is named"
    )
    by_choice: YesNo = Field(
        default=False, description="yes: only topics that say something in its registers are printed"
    )
    reminder_of: str = Field("", description="the variant that says all of what this one reminds of")
    is_cited: YesNo = Field(
        default=True, description="no: it prints no references; the variant it reminds of has them"
    )
    densities: Many[Density] = Field(
        (), description="how closely it may be set, the widest first; each has a style sheet of its name"
    )
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
        if not self.is_cited and not self.reminder_of:
            said = "a print without references must remind of one that has them"
            refuse(shape.unsound_record((), said, "add 'reminder_of:', or take 'is_cited: no' out"))
        self._speaks_alone()
        self._is_one_side_in_a_crisis()
        return self

    def _speaks_alone(self) -> None:
        for register in ALONE:
            if register in self.registers and len(self.registers) > 1:
                said = f"'{register}' falls back to nothing, and stands beside no other register"
                refuse(shape.unsound_record((), said, f"set registers: [{register}]"))

    def _is_one_side_in_a_crisis(self) -> None:
        """Nobody turns a card over in a crisis (rule COG-1)."""
        if self.leaf == "side" and self.budget.crisis > 1:
            said = f"a card for a crisis has one side, and this one may have {self.budget.crisis}"
            refuse(shape.unsound_record((), said, "set 'crisis: 1' in its budget"))


class Edition(Record):
    """A variant's words set otherwise: larger, or on other paper; all it does not say is the variant's."""

    schema_version: Literal["1"] = Field(alias="schema")
    edition_of: Key = Field(description="the folder of the variant whose words these are")
    title: Annotated[Printed, Field(min_length=1, max_length=60)]
    code: Annotated[str, Field(pattern=r"^[A-Z]$")]
    budget: Budget
    floor: Floor
    densities: Many[Density] = ()

    def of(self, variant: Variant) -> Variant:
        """The variant as this edition prints it."""
        names = ("edition_of", "title", "code", "budget", "floor", "densities")
        own = {name: getattr(self, name) for name in names}
        return variant.model_copy(update=own)
