"""WeasyPrint only logs a lost image or an unknown property: here every such line is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

# Lines that do not tell of a loss, each with the reason why it may pass.
ALLOWED: dict[str, str] = {}


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
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
