"""The colours of a site's prints: legible, and never those of the other audience."""

from __future__ import annotations

from pydantic import Field, model_validator

from handout.model.colour import BLACK, WHITE, Colour
from handout.model.faults import branding
from handout.model.record import Record, refuse

LEAST_CONTRAST = 4.5


class Palette(Record):
    """The colours of one audience's prints."""

    band: Colour = Field(description="behind the title: dark for staff, light for patients")
    on_band: Colour = Field(description="the words on the band")
    accent: Colour = Field(description="the rule under the band, and the tag that names the audience")
    ink: Colour = Field(description="headings")

    @model_validator(mode="after")
    def _legible(self) -> Palette:
        """Every pair that is printed one on the other can be read."""
        for one, other in self._pairs():
            if (contrast := one.contrast(other)) < LEAST_CONTRAST:
                refuse(branding.faint_brand((), str(one), str(other), f"{contrast:.1f}", f"{LEAST_CONTRAST}"))
        self._telling()
        return self

    def _pairs(self) -> tuple[tuple[Colour, Colour], ...]:
        return (self.on_band, self.band), (self.ink, WHITE)

    def _telling(self) -> None:
        """Refuse a band that could be the other audience's."""


class StaffPalette(Palette):
    """Colours of prints for staff: light words on a dark band."""

    def _telling(self) -> None:
        if self.band.contrast(WHITE) < LEAST_CONTRAST:
            refuse(branding.brand_hides_audience((), "staff", "dark"))


class PatientPalette(Palette):
    """Colours of prints for patients: dark words on a light band, and a tag with white words."""

    def _pairs(self) -> tuple[tuple[Colour, Colour], ...]:
        return *super()._pairs(), (WHITE, self.accent)

    def _telling(self) -> None:
        if self.band.contrast(BLACK) < 2 * LEAST_CONTRAST:
            refuse(branding.brand_hides_audience((), "patient", "light"))


class Brand(Record):
    """A site's colours, for staff and for patients."""

    staff: StaffPalette | None = None
    patient: PatientPalette | None = None
