"""WeasyPrint only logs a lost image or an unknown property: here every such line is kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

# Lines that do not tell of a loss, each with the reason why it may pass.
ALLOWED: dict[str, str] = {}


_ADDRESS = re.compile(r"data:([a-z]+/[a-z+]+);base64,[A-Za-z0-9+/=]*")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # An image comes as a data address: the message need not say all of it.
        said = _ADDRESS.sub(r"\1 …", record.getMessage())
        if not any(said.startswith(allowed) for allowed in ALLOWED):
            self.heard.append(said)


@contextmanager
def listening() -> Iterator[list[str]]:
    """What the typesetter complains of while this lasts."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    logger.addHandler(listener)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagated
