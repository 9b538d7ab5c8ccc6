"""Short codes that identify what is said."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

# Crockford's base 32: no I, L, O or U, so that a code read out over the telephone is heard right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = f"^[{ALPHABET}]{{4}}-[{ALPHABET}]{{2}}$"


def coded(said: Iterable[str]) -> str:
    """A code of six signs over all that is said, in its order."""
    digest = blake2b(digest_size=8, person=b"handout-1")
    digest.update("\x1f".join(said).encode())
    number = int.from_bytes(digest.digest())
    signs = "".join(ALPHABET[(number >> shift) & 31] for shift in range(0, 30, 5))
    return f"{signs[:4]}-{signs[4:]}"
