"""Read a content file into a model, with the place of every piece: the only door to PyYAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from handout.model.diagnostic import HandoutError
from handout.model.faults import reading
from handout.model.record import Record
from handout.model.source import Source
from handout.stages.read.files import file_bytes
from handout.stages.read.tree import grow

MOST_BYTES = 1_000_000

M = TypeVar("M", bound=Record)


def read_head(path: Path, model: type[M], shown: Path, last: str) -> M:
    """The record of some keys of a file, none of which stands behind ``last``; no more of it is read."""
    source, data, found = grow(_text(path, shown), shown, last)
    if found:
        raise HandoutError(found)
    return typed(data, model, source)


def read(path: Path, model: type[M], shown: Path | None = None) -> tuple[M, Source]:
    """The record in a file, or every problem of the file at once.

    ``shown`` is the path that diagnostics print.
    """
    return read_text(_text(path, shown or path), model, shown or path, path.parent)


def read_text(text: str, model: type[M], shown: Path, folder: Path | None = None) -> tuple[M, Source]:
    """The record in a text that is, or will be, the file ``shown``; its tables may stand in ``folder``."""
    source, data, found = grow(text, shown)
    if not found and folder is not None:
        from handout.stages.read.sheets import splice  # with the models of text, which no head needs

        source, found = splice(data, source, folder)
    if found:
        raise HandoutError(found)
    return typed(data, model, source), source


def typed(data: Any, model: type[M], source: Source) -> M:
    """Plain data as a record of the model, or every problem of it where the source has it."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        # With the models of all blocks, which a sound file may not need.
        from handout.stages.read.shape import findings

        raise HandoutError(findings(error, model, data, source)) from error


def _text(path: Path, shown: Path) -> str:
    source = Source(shown, ())
    try:
        data = file_bytes(path, MOST_BYTES)
        if len(data) > MOST_BYTES:
            size = path.stat().st_size
            raise HandoutError([source.locate(reading.file_too_large((), size, MOST_BYTES))])
        return data.decode("utf-8-sig")
    except OSError as error:
        raise HandoutError(
            [source.locate(reading.unreadable_file((), error.strerror or "no reason given"))]
        ) from error
    except UnicodeDecodeError as error:
        why = f"byte {error.start} is not UTF-8"
        raise HandoutError([source.locate(reading.unreadable_file((), why))]) from error
