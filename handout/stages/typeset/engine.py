"""The typesetting engine, warmed once per process and kept to the bundled fonts."""

from __future__ import annotations

import ctypes.util
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from handout.stages.typeset.columns import balance_in_few_layouts
from handout.stages.typeset.finishing import ARCHIVE, finish, finish_grey, screen_colours
from handout.stages.typeset.style_sheets import StyleSheets

NOWHERE = "about:blank"
GARBAGE_THRESHOLD = 50_000
INSTANCER = "fontTools.varLib.instancer"
LAST_PANGO_WITHOUT_THREADS = 1_50_99
STACK_SLOTS = 512 * 1024 // 8 + 64


class DrawnSpace(str):
    """A space between two stretches that is put on the page, and not only left out of it.

    WeasyPrint draws no text that is blank once stripped; who listens to the
    page would hear the words on both sides as one.
    """

    __slots__ = ()

    def strip(self, _signs: str | None = None, /) -> str:
        return self


class Engine:
    """WeasyPrint with one font configuration for all documents of the process.

    A configuration of its own for each document would leak a quarter of a
    megabyte each time; one with ``@font-face`` keeps its faces in a temporary
    folder that an exiting child process deletes, and prints blanks thereafter.
    """

    def __init__(self, fonts: Path) -> None:
        os.environ["FONTCONFIG_FILE"] = str((fonts / "fonts.conf").resolve())
        self._weasyprint = weasyprint = library()
        self._fonts = weasyprint.text.fonts.FontConfiguration()
        self._fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"], allow_redirects=False)
        self._style_sheets = StyleSheets(self._style_sheet)
        self._colours = screen_colours()

    def _style_sheet(self, text: str) -> Any:
        return self._weasyprint.CSS(
            string=text, base_url=NOWHERE, url_fetcher=self._fetcher, font_config=self._fonts
        )

    def lay_out(self, html: str, extra_css: str) -> Any:
        page, sheets = self._style_sheets.parted(html)
        if extra_css:
            sheets.append(self._style_sheet(extra_css))
        source = self._weasyprint.HTML(string=page, base_url=NOWHERE, url_fetcher=self._fetcher)
        return _on_one_stack(source.render, font_config=self._fonts, stylesheets=sheets, pdf_variant=ARCHIVE)

    def write(self, laid: Any, is_grey: bool = False) -> bytes:
        for page in laid.pages:
            for box in page._page_box.descendants():
                if getattr(box, "text", "") == " ":
                    box.text = DrawnSpace(" ")
        laid.color_profiles["srgb"] = self._colours
        return bytes(
            laid.write_pdf(pdf_variant=ARCHIVE, output_intent="", finisher=finish_grey if is_grey else finish)
        )


def _plain_call(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call with room for all frames below in one chunk of the interpreter's own stack.

    CPython 3.11 to 3.13 otherwise map and unmap memory at each call that
    crosses a chunk, and layout crosses it all the time (CPython issue 142183).
    """
    return function(*args, **kwargs)


_on_one_stack = FunctionType(_plain_call.__code__.replace(co_stacksize=STACK_SLOTS), globals())


@cache
def library() -> Any:
    """WeasyPrint, with its modules alone: no font is looked for yet, and no thread begun."""
    with _without_compilers(), _without_subsetters(), _without_garbage_collection():
        import weasyprint
        import weasyprint.text.fonts
        import weasyprint.urls
    balance_in_few_layouts()
    return weasyprint


def keeps_threads() -> bool:
    """Pango keeps a thread for fontconfig as long as it has fonts, and a forked process would wait for it."""
    return bool(library().text.ffi.pango.pango_version() > LAST_PANGO_WITHOUT_THREADS)


@cache
def engine(fonts: Path) -> Engine:
    return Engine(fonts)


@contextmanager
def _without_compilers() -> Iterator[None]:
    """Keep ``find_library`` from starting dozens of compilers and linkers while WeasyPrint is imported.

    The sonames it tries next are found by the loader itself: half of the import
    time is saved (WeasyPrint issue 1125).
    """
    original = ctypes.util.find_library
    if os.name == "posix" and os.uname().sysname == "Linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - stands in for a function of this signature
    try:
        yield
    finally:
        ctypes.util.find_library = original


class _Later(ModuleType):
    """Stands in for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        sys.modules.pop(self.__name__, None)
        return getattr(import_module(self.__name__), name)


@contextmanager
def _without_subsetters() -> Iterator[None]:
    """Leave fontTools' subsetters unread while WeasyPrint is imported.

    It needs them for variable fonts and where HarfBuzz cannot subset; they are
    a quarter of its import time, and are still there when they are asked for.
    """

    def instance(*args: Any, **kwargs: Any) -> Any:
        return import_module(INSTANCER).instantiateVariableFont(*args, **kwargs)

    stand_ins = {name: _Later(name) for name in ("fontTools.subset", INSTANCER.rpartition(".")[0], INSTANCER)}
    stand_ins[INSTANCER].instantiateVariableFont = instance  # type: ignore[attr-defined]
    missing = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(missing)
    try:
        yield
    finally:
        for name in missing:
            sys.modules.pop(name, None)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """An import makes much and drops little; looking for garbage meanwhile is wasted."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(GARBAGE_THRESHOLD)
