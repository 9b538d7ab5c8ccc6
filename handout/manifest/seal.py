"""A seal on what we keep for ourselves: what another hand or a failing disk has altered is not believed."""

from __future__ import annotations

from handout.manifest.seen import hashed

OPENING, CLOSING = b'{"seal":"', b'",'
LENGTH = 32


def sealed(record: bytes) -> bytes:
    """A JSON object that is not empty, with the hash of the rest of it as its first value."""
    rest = record[1:]
    return OPENING + hashed(rest).encode() + CLOSING + rest


def is_whole(data: bytes) -> bool:
    """The object is to the byte what was sealed."""
    seal, rest = data[len(OPENING) :][:LENGTH], data[len(OPENING) + LENGTH + len(CLOSING) :]
    return data == OPENING + seal + CLOSING + rest and seal == hashed(rest).encode()
