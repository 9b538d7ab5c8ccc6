"""A site's address: what may be printed as a code, and what a print fills in."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model.address import MOST_SIGNS, filled, flaw


@pytest.mark.parametrize(
    "address",
    [
        "https://cards.example.org",
        "https://cards.example.org/",
        "https://cards.example.org/{document}",
        "https://cards.st-example.nhs.uk/now/{document}/{fingerprint}",
        "https://cards.example.org/now?card={document}&code={fingerprint}",
        "https://a.example/~pain_team/{document}.html",
    ],
)
def test_a_plain_address_is_taken(address: str) -> None:
    """A page of its own for each print, or one for all."""
    assert flaw(address) is None


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://cards.example.org/{document}", "https"),
        ("HTTPS://cards.example.org/", "https"),
        ("javascript:alert(1)", "https"),
        ("javascript://cards.example.org/%0aalert(1)", "https"),
        ("data:text/html,hello", "https"),
        ("https:cards.example.org", "https"),
        ("//cards.example.org/", "https"),
        ("cards.example.org", "https"),
        ("https://nurse:secret@cards.example.org/", "user"),
        ("https://cards.example.org@evil.example/", "user"),
        ("https://cards.example.org:8443/", "port"),
        ("https://cards.example.org\\@evil.example/", "user"),
        ("https://cards.example.org\\.evil.example/", "host"),
        ("https://192.0.2.7/{document}", "host"),
        ("https://[2001:db8::1]/", "port"),
        ("https://localhost/", "host"),
        ("https://Cards.example.org/", "host"),
        ("https://-cards.example.org/", "host"),
        ("https://cards..example.org/", "host"),
        ("https://{document}.example.org/", "host"),
        ("https:///cards", "host"),
        ("https://", "host"),
        ("https://cards.example.org?card={document}", "host"),
        ("https://cärds.example.org/", "sign"),
        ("https://cards.example.org/\u0430", "sign"),
        ("https://cards.example.org/a b", "space"),
        ("https://cards.example.org/\n", "sign"),
        ("https://cards.example.org/\x00", "sign"),
        ("https://cards.example.org/../{document}", "path"),
        ("https://cards.example.org//{document}", "path"),
        ("https://cards.example.org/%2e%2e/", "path"),
        ('https://cards.example.org/"><script>', "path"),
        ("https://cards.example.org/{document}#now", "path"),
        ("https://cards.example.org/?a=1?b=2", "path"),
        ("https://cards.example.org/{topic}", "filled in by nothing"),
        ("https://cards.example.org/{}", "filled in by nothing"),
        ("https://cards.example.org/{document.__class__}", "filled in by nothing"),
        ("https://cards.example.org/{document}/{document}", "twice"),
        ("https://cards.example.org/{document", "path"),
        ("https://cards.example.org/" + "x" * MOST_SIGNS, "the most"),
    ],
)
def test_an_address_that_could_hide_something_is_refused(address: str, says: str) -> None:
    """Whoever points a telephone at a print trusts the hospital's name on it."""
    assert says in (flaw(address) or "")


def test_a_print_fills_in_its_own_name() -> None:
    """Each place once, and nothing else of the address is touched."""
    address = "https://cards.example.org/{document}?code={fingerprint}"
    assert filled(address, "KET-C-STX", "AB12-3C") == "https://cards.example.org/KET-C-STX?code=AB12-3C"


@given(address=st.text(max_size=60) | st.from_regex(r"https://[a-z.:@/?#{}%\\-]{1,40}", fullmatch=True))
def test_what_is_taken_leads_to_the_host_that_it_shows(address: str) -> None:
    """By another reader of addresses than ours: https, one host, no user, no port, no fragment."""
    if flaw(address) is None:
        parts = urlsplit(filled(address, "KET-C", "AB12-3C"))
        assert (parts.scheme, parts.username, parts.port, parts.fragment) == ("https", None, None, "")
        assert parts.hostname == parts.netloc
        assert "." in parts.netloc
