"""The address of a site's list of current prints: https, plain signs, and places for a print's own name."""

from __future__ import annotations

import re
from urllib.parse import quote

MOST_SIGNS = 48
"""Beside what a print fills in: with it, a code of 37 modules at most, which a card has room for."""

PLACES = ("document", "fingerprint")

_HOST = re.compile(r"(?=.{4,}\Z)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_REST = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?(?:\?[A-Za-z0-9._~=&-]+)?")
_PLACE = re.compile(r"\{([^{}]*)\}")


def filled(address: str, document: str, fingerprint: str) -> str:
    """The address of one print."""
    whole = address.replace("{document}", quote(document, safe=""))
    return whole.replace("{fingerprint}", quote(fingerprint, safe=""))


def flaw(address: str) -> str | None:
    """Why an address is not to be printed, or nothing.

    What is printed leads thousands of telephones: nothing in it may hide where.
    """
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return (
        _of_signs(address)
        or (None if scheme == "https" else "it does not begin with https://")
        or _of_host(host)
        or _of_places(slash + path)
        or _of_path(slash + path)
    )


def _of_signs(address: str) -> str | None:
    if not address.isascii() or not address.isprintable() or " " in address:
        return "it has a sign beyond plain letters, digits and punctuation, or a space"
    if (signs := len(_PLACE.sub("", address))) > MOST_SIGNS:
        return f"it has {signs} signs beside what is filled in, and {MOST_SIGNS} are the most"
    return None


def _of_host(host: str) -> str | None:
    if "@" in host:
        return "it names a user"
    if ":" in host:
        return "it names a port"
    if not _HOST.fullmatch(host):
        return f"'{host}' is not the name of a host in small letters"
    return None


def _of_places(path: str) -> str | None:
    called = _PLACE.findall(path)
    if unknown := [name for name in called if name not in PLACES]:
        return f"'{{{unknown[0]}}}' is filled in by nothing; there are {{document}} and {{fingerprint}}"
    if len(called) > len(set(called)):
        return "it is filled in twice with the same"
    return None


def _of_path(path: str) -> str | None:
    filled_in = _PLACE.sub("x", path)
    if not _REST.fullmatch(filled_in) or "/." in filled_in:
        return "its path has more than words, digits, -._~ and one ?name=value&name=value"
    return None
