"""By whose leave an image is printed, and what may be done to it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handout.model.faults import shape
from handout.model.printed import Printed
from handout.model.record import Day, Record, refuse
from handout.model.wording import Said
from handout.model.yes_no import YesNo

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Permission(Record):
    """Whose image it is, by what leave it is used, and on what conditions (rule DOC-9)."""

    holder: Annotated[Printed, Field(min_length=1, max_length=120, description="whose image it is")]
    licence: Annotated[Printed, Field(min_length=1, max_length=60, description="CC BY 4.0, by letter …")]
    granted_on: Day | None = None
    evidence: str = Field("", description="where the permission can be read: an address, a file number")
    is_alterable: YesNo = Field(description="whether it may be cropped, coloured or otherwise changed")
    needs_colour: YesNo = Field(default=False, description="whether it may be printed in colour only")
    acknowledgement: Said = Field(description="what the holder wants printed with it")
    sha256: Digest | None = Field(None, description="of the file as permitted, where it may not be altered")

    @model_validator(mode="after")
    def _traceable(self) -> Permission:
        if self.granted_on is None and not self.evidence:
            hint = "add 'granted_on:' or 'evidence:'"
            refuse(shape.unsound_record((), "nothing shows that this permission was given", hint))
        return self


def _own(value: Any) -> Any:
    """``own`` says that nobody else's leave is needed: the image was made for this project."""
    if value == "own":
        return None
    if not isinstance(value, dict | Permission):
        refuse(shape.unknown_choice((), value, "own, or a record that begins with 'holder:'", None))
    return value


class _OwnToo:
    """Lets an editor accept the short form as well."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        record = next(each for each in handler(schema)["anyOf"] if each.get("type") != "null")
        return {"anyOf": [{"const": "own"}, record]}


Leave = Annotated[Permission | None, BeforeValidator(_own), _OwnToo()]
"""Another's permission; nothing where none is needed."""
