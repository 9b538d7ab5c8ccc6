"""The base of every content model, and the plain field types."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, NoReturn, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handout.model.diagnostic import Finding
from handout.model.faults import shape

T = TypeVar("T")

LONGEST_FIGURE = 16


class Record(BaseModel):
    """A strict, frozen record: a key it does not know is the author's slip."""

    # Built when it is first read: a record that stands in others is then built once, with them.
    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


class Parsed:
    """A value that its own ``parse`` reads from what stands in a file, or refuses."""

    IN_SCHEMA: ClassVar[dict[str, Any]]

    @classmethod
    def parse(cls, value: Any) -> Self:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(cls.IN_SCHEMA)


def refuse(finding: Finding) -> NoReturn:
    """Stop the reading of one field with a fault of ours."""
    raise PydanticCustomError(finding.code, "{message}", {"message": finding.message, "finding": finding})


def _many(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
"""A YAML list, frozen."""

Some = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_many)]
"""A YAML list with at least one item, frozen."""


def _typed(pattern: str, make: Callable[[str], T], what: str) -> BeforeValidator:
    """Type a scalar whose text matches ``pattern`` whole; all else is refused by name."""
    known = re.compile(pattern, re.ASCII)

    def typed(value: Any) -> T:
        if not isinstance(value, str) or not known.fullmatch(value):
            refuse(shape.wrong_type((), what, value))
        try:
            return make(value)
        except ValueError:
            refuse(shape.wrong_type((), what, value))

    return BeforeValidator(typed)


def decimal(value: Any) -> Decimal:
    """A figure keeps the digits its author typed, and must be typed unmistakably.

    Trailing zero and naked point: Joint Commission do-not-use list; NHS CUI MEDi-015 and 016.
    """
    text = str(value).replace("−", "-")
    if re.fullmatch(r"-?\.\d+", text):
        refuse(shape.naked_point((), text))
    if not isinstance(value, str) or not re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", text, re.ASCII):
        refuse(shape.wrong_type((), "a figure such as 7.5", value))
    if "." in text and text.endswith("0"):
        refuse(shape.trailing_zero((), text))
    if len(text) > LONGEST_FIGURE:
        refuse(shape.wrong_type((), f"a figure of at most {LONGEST_FIGURE} characters", value))
    if re.match(r"-?0\d", text):
        refuse(shape.wrong_type((), "a figure without leading zeros", value))
    return Decimal(text.replace(",", ""))


Figure = Annotated[Decimal, BeforeValidator(decimal), WithJsonSchema({"type": ["string", "number"]})]
"""A decimal figure, exact."""

Day = Annotated[
    date,
    _typed(r"\d{4}-\d{2}-\d{2}", date.fromisoformat, "a date such as 2027-11-01"),
    WithJsonSchema({"type": "string", "format": "date"}),
]

Count = Annotated[
    int,
    _typed(r"0|[1-9]\d{0,5}", int, "a whole number"),
    WithJsonSchema({"type": ["integer", "string"]}),
]

KEY_FORM = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Key = Annotated[str, Field(pattern=KEY_FORM, max_length=60)]
"""An id: lower case, digits, single hyphens."""
