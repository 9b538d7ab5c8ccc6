"""The content schema as JSON Schema, for editors and for other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping

from handout.model.record import Record
from handout.model.reference import Library
from handout.model.sheet.layout import Layout
from handout.model.sheet.printer import Printer
from handout.model.site import Site
from handout.model.topic import Topic
from handout.model.translation import Translation
from handout.model.variant import Edition, Variant

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[Record]] = {
    "topic": Topic,
    "references": Library,
    "variant": Variant,
    "edition": Edition,
    "site": Site,
    "translation": Translation,
    "sheet": Layout,
    "printer": Printer,
}


def schemas() -> Mapping[str, str]:
    """Each schema by name, as the text of its file."""
    return {name: _text(name, model) for name, model in MODELS.items()}


def _text(name: str, model: type[Record]) -> str:
    body = model.model_json_schema(by_alias=True)
    head = {"$schema": DIALECT, "$id": f"urn:handout:schema:1:{name}"}
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"
