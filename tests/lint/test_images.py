"""Image files: what would print as nothing, or as something else, is refused where it is named."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handout.model.pictures.flaw import flaw
from handout.pipeline import check
from handout.project import Project

TODAY = date(2026, 11, 22)
BOX = '<rect width="5" height="5"/>'


def png(width: int, height: int) -> bytes:
    """A grey picture of that size; as small a file as there is."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")


def svg(inside: str = BOX, size: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'.encode()


def address(data: bytes, kind: str = "svg+xml") -> str:
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


@pytest.mark.parametrize("data", [svg(), svg(size='width="4cm" height="1cm"'), svg('<use href="#a"/>')])
def test_a_plain_drawing_is_sound(data: bytes) -> None:
    """A drawing that holds all it shows is taken."""
    assert flaw(address(data)) == ""


def test_pictures_are_sound() -> None:
    """Whole pictures of a sensible size are taken."""
    assert flaw(address(png(40, 40), "png")) == ""
    assert flaw(address(b"\xff\xd8\xff\xe0 \xff\xd9", "jpeg")) == ""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"hello", "no SVG file"),
        (b"<html/>", "no SVG file"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&amp;a;</text>"), "entities"),
        (svg("<script>alert(1)</script>"), "script"),
        (svg(size='viewBox="0 0 10 10" onload="x()"'), "script"),
        (svg('<image href="https://example.org/a.png"/>'), "elsewhere"),
        (svg('<image href="file:///etc/hostname"/>'), "elsewhere"),
        (svg("<style>@import 'a.css';</style>"), "elsewhere"),
        (svg('<rect fill="url(a.svg#b)"/>'), "elsewhere"),
        (svg(size=""), "no width"),
        (svg(size='width="0" height="0"'), "no width"),
        (svg(size='width="10" height="10000"'), "would be a line"),
    ],
)
def test_a_drawing_that_would_not_print_is_refused(data: bytes, why: str) -> None:
    """A hole in the page, a program, a part in another file: each is named."""
    assert why in flaw(address(data))


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"", "png", "no whole PNG"),
        (png(40, 40)[:30], "png", "no whole PNG"),
        (png(0, 40), "png", "no width"),
        (png(12_000, 12_000), "png", "pixels"),
        (b"GIF89a", "jpeg", "no whole JPEG"),
        (png(40, 40), "jpeg", "no whole JPEG"),
    ],
)
def test_a_picture_that_would_not_print_is_refused(data: bytes, kind: str, why: str) -> None:
    """A file cut short, of another kind or of no size prints as nothing."""
    assert why in flaw(address(data, kind))


@given(data=st.binary(max_size=80), kind=st.sampled_from(["png", "jpeg", "svg+xml"]))
@example(data=svg(size='viewBox="a . -- ..5"'), kind="svg+xml")
@example(data=svg(size='viewBox="0 0 0 0" width="." height=""'), kind="svg+xml")
def test_any_file_is_sound_or_told_why_not(data: bytes, kind: str) -> None:
    """No bytes make the look into a file fail."""
    assert isinstance(flaw(address(data, kind)), str)


def test_an_unsound_image_is_told_where_it_is_named(copied_project: Project) -> None:
    """The topic that shows the image is refused at its line, before anything is printed."""
    (copied_project.images_folder / "airway.svg").write_bytes(svg("<script/>"))
    told = [each for outcome in check(copied_project, TODAY) for each in outcome.diagnostics]
    found = [each for each in told if each.code == "unsound-image"]
    assert ["airway.svg" in each.span.excerpt for each in found] == [True]
