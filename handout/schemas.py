"""The content schema as JSON Schema, for editors and for other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HERE = Path(__file__).parent
FOLDER = next(
    path for path in (_HERE / "content" / "schema", _HERE.parent / "content" / "schema") if path.is_dir()
)
"""The schemas that come with Handout: inside the wheel, or beside the source."""


def schemas() -> Mapping[str, str]:
    """Each schema by name, as the text of its file; written from the models when those are changed."""
    files = sorted(FOLDER.glob("*.schema.json"))
    return {path.name.removesuffix(".schema.json"): path.read_text(encoding="utf-8") for path in files}


def schemas_of_models() -> Mapping[str, str]:
    """Each schema by name, as the models say it now; they take longer to load than its file."""
    from handout.model.reference import Library
    from handout.model.sheet.layout import Layout
    from handout.model.sheet.printer import Printer
    from handout.model.site import Site
    from handout.model.topic import Topic
    from handout.model.translation import Translation
    from handout.model.variant import Edition, Variant

    models: Mapping[str, type[Record]] = {
        "topic": Topic,
        "references": Library,
        "variant": Variant,
        "edition": Edition,
        "site": Site,
        "translation": Translation,
        "sheet": Layout,
        "printer": Printer,
    }
    return {name: _text(name, model) for name, model in models.items()}


def _text(name: str, model: type[Record]) -> str:
    body = model.model_json_schema(by_alias=True)
    head = {"$schema": DIALECT, "$id": f"urn:handout:schema:1:{name}"}
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"
